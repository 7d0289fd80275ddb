using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using ChatPlatform.Load.Plans;

namespace ChatPlatform.Load.Commands;

/// <summary>The options that say how large a load is; both commands have them.</summary>
internal sealed class LoadOptions
{
    private readonly Option<int> _tenants = Count("--tenants", 4, "Tenants, each with a site of its own.");
    private readonly Option<int> _sessions = Count("--sessions", 200, "Visitors at a time, over all tenants.");
    private readonly Option<int> _turns = Count("--turns", 5, "Questions of each visitor.");
    private readonly Option<int> _watchers = Count("--watchers", 1, "Connections that watch each session.");
    private readonly Option<TimeSpan> _arrival = Time("--arrival", TimeSpan.Zero, "Over which visitors arrive, evenly; 0: all at once.");
    private readonly Option<TimeRange> _think = new("--think")
    {
        Description = "A visitor's pause before each question: a time or a range, such as 500ms or 0..2s.",
        CustomParser = result => Range(result),
        DefaultValueFactory = _ => new TimeRange(TimeSpan.Zero, TimeSpan.FromSeconds(2)),
    };

    private readonly Option<TimeSpan> _patience = Time("--patience", TimeSpan.FromSeconds(60), "From a question to its whole reply, outages included; beyond, the reply counts as lost.");
    private readonly Option<TimeSpan> _limit = Time("--limit", TimeSpan.FromMinutes(10), "Of the asking as a whole.");
    private readonly Option<ModelKind> _model = new("--model") { Description = "Who answers: the load tester's own model server, or the built-in one.", DefaultValueFactory = _ => ModelKind.Fake };
    private readonly Option<int> _tokens = Count("--tokens", 40, "Of each reply of the load tester's model.");
    private readonly Option<TimeSpan> _pace = Time("--pace", TimeSpan.FromMilliseconds(20), "Between the tokens of the load tester's model.");
    private readonly Option<int> _modelPort = Count("--model-port", 18099, "Where the load tester's model listens; the platform's Chat:Models:OpenAI:BaseUrl must name it.");
    private readonly Option<int> _sitePort = Count("--site-port", 18098, "Where the tenants' sites are served; Chat:Crawler:AllowPrivateHosts must name it.");

    public void AddTo(Command command)
    {
        Option[] all = [_tenants, _sessions, _turns, _watchers, _arrival, _think, _patience, _limit, _model, _tokens, _pace, _modelPort, _sitePort];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    public LoadPlan Plan(ParseResult parsed, ImmutableArray<Uri> fronts, string adminKey) => new(
        fronts,
        adminKey,
        parsed.GetValue(_tenants),
        parsed.GetValue(_sessions),
        parsed.GetValue(_turns),
        parsed.GetValue(_arrival),
        parsed.GetValue(_think),
        parsed.GetValue(_watchers),
        parsed.GetValue(_patience),
        parsed.GetValue(_limit),
        new ModelPlan(parsed.GetValue(_model), parsed.GetValue(_modelPort), parsed.GetValue(_tokens), parsed.GetValue(_pace)),
        parsed.GetValue(_sitePort));

    private static Option<int> Count(string name, int usual, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be a whole number from 1.");
            }
        });
        return option;
    }

    private static Option<TimeSpan> Time(string name, TimeSpan usual, string description) => new(name)
    {
        Description = description,
        CustomParser = result => Range(result).To,
        DefaultValueFactory = _ => usual,
    };

    private static TimeRange Range(ArgumentResult result)
    {
        if (!TimeRange.TryParse(result.Tokens[0].Value, out TimeRange range))
        {
            result.AddError($"'{result.Tokens[0].Value}' is no time. Write 500ms, 2s, 1m, 0 or a range such as 0..2s.");
        }

        return range;
    }
}
