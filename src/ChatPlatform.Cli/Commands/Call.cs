using System.CommandLine;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;
using ChatPlatform.Cli.Profiles;
using Spectre.Console;

namespace ChatPlatform.Cli.Commands;

/// <summary>One run of a command: its options, the server it speaks to, and where it writes.</summary>
internal sealed class Call(ParseResult parsed, GlobalOptions global, Surroundings around) : IDisposable
{
    private Connection? _connection;
    private ApiClient? _api;

    public Surroundings Around => around;

    public bool IsJson => parsed.GetValue(global.Json);

    public ProfileStore Profiles => field ??= new ProfileStore(around.ConfigFolder);

    public Connection Connection => _connection ??= ConnectionFinder.Find(
        new ConnectionChoice(parsed.GetValue(global.Server), parsed.GetValue(global.Key), parsed.GetValue(global.Tenant), parsed.GetValue(global.Profile)),
        around,
        Profiles,
        Say);

    public ApiClient Api => _api ??= new ApiClient(Connection, TimeSpan.FromSeconds(parsed.GetValue(global.Patience)), around.Time, Say);

    /// <summary>For results.</summary>
    public IAnsiConsole Console => field ??= Terminal.Over(around.Out, around.OutIsTerminal && !around.WantsPlain);

    /// <summary>For progress; results never come here.</summary>
    public IAnsiConsole Progress => field ??= Terminal.Over(around.Error, around.ErrorIsTerminal && !around.WantsPlain);

    /// <summary>The standard input's first line is the key, and what stands behind it cannot be had as bytes.</summary>
    public bool ReadsKeyFromInput => parsed.GetValue(global.Key) == "-";

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>A sentence beside the results.</summary>
    public void Say(string sentence) => around.Error.WriteLine(PlainText.Of(sentence));

    /// <summary>The API's JSON, or what it says for people.</summary>
    public int Show(ApiReply reply, Action<IAnsiConsole, JsonElement> write)
    {
        if (IsJson)
        {
            around.Out.WriteLine(reply.Text);
        }
        else
        {
            write(Console, reply.Body);
        }

        return ExitCode.Ok;
    }

    /// <summary>For what the API answers without a body.</summary>
    public int Done(ApiReply reply, string sentence) => Show(reply, (console, _) => console.WriteText(sentence));

    public void Dispose() => _api?.Dispose();
}
