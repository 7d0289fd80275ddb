using System.Globalization;
using System.IO.Compression;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Benchmarks;

internal sealed class WidgetSizeBenchmark : IBenchmark
{
    public string Name => "widget";

    public string Question => "How many bytes does a visitor's browser load, in brotli?";

    public async Task RunAsync(TextWriter output)
    {
        var folder = Path.Combine(Repository.WebFolder, "wwwroot", "widget");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  loader: {Brotli(Path.Combine(folder, "widget.js"))} bytes"));
        string[] panel = [Path.Combine(folder, "panel.html"), .. Directory.GetFiles(Path.Combine(folder, "assets"))];
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  panel:  {panel.Sum(Brotli)} bytes in {panel.Length} files"));
    }

    private static long Brotli(string path)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(File.ReadAllBytes(path));
        }

        return compressed.Length;
    }
}
