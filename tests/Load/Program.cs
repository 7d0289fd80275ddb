using System.CommandLine;
using ChatPlatform.Load.Commands;

// dotnet run -c Release --project tests/Load -- run --help
var root = new RootCommand("Puts load on a running platform, checks every reply, and tells what a turn costs.")
{
    new RunCommand().Build(),
    new CostCommand().Build(),
};

// Ctrl-C ends the asking; replies in flight are still waited for and everything is checked.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(3) });
