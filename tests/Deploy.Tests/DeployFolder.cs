using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Deploy;

internal static class DeployFolder
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "deploy");

    public static string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));
}
