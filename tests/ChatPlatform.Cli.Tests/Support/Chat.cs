using System.Text;

namespace ChatPlatform.Cli.Tests.Support;

/// <summary>Runs <c>chat</c> in this process, with streams, environment and a configuration folder of its own.</summary>
internal sealed class Chat : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chat-cli-").FullName;

    public Dictionary<string, string> Variables { get; } = [];

    public string ConfigFolder => Path.Combine(_folder, "chatplatform");

    public string Input { get; set; } = "";

    public bool IsAtTerminal { get; set; }

    /// <summary>Nothing waits, unless a test says so by another.</summary>
    public TimeProvider Time { get; init; } = new ImpatientTime();

    /// <summary>Told what is written, wherever, as it is.</summary>
    public Action<string> Written { get; set; } = _ => { };

    public Task<CliResult> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    public async Task<CliResult> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new WatchedWriter(text => Written(text));
        using var error = new WatchedWriter(text => Written(text));
        var exitCode = await new CommandLine(Around(output, error)).RunAsync(arguments, cancellationToken);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    public Surroundings Around(TextWriter output, TextWriter error) => new(
        new StringReader(Input), output, error, IsAtTerminal, OutIsTerminal: false, ErrorIsTerminal: false, Variables.GetValueOrDefault, ConfigFolder, Time, () => new MemoryStream(Encoding.UTF8.GetBytes(Input)));

    /// <summary>Ends when this text is written.</summary>
    public Task WhenWritten(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Written = written =>
        {
            if (written == text)
            {
                seen.TrySetResult();
            }
        };
        return seen.Task;
    }

    /// <summary>As an operator at this server.</summary>
    public Chat At(string server, string key)
    {
        Variables["CHAT_SERVER"] = server;
        Variables["CHAT_KEY"] = key;
        return this;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class WatchedWriter(Action<string> written) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            written(value ?? "");
        }

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            written(value ?? "");
        }
    }
}
