using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace ChatPlatform.Deploy;

/// <summary>compose.yaml with its anchors and merges put in.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<object, object> _root;

    public ComposeFile()
    {
        var parser = new MergingParser(new Parser(new StringReader(DeployFolder.Read("compose.yaml"))));
        parser.Consume<StreamStart>();
        _root = (Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize(parser)!;
    }

    public IEnumerable<string> Services => Map(_root["services"]).Keys.Cast<string>();

    public IReadOnlyDictionary<string, string> Environment(string service) =>
        Map(Map(Service(service))["environment"]).ToDictionary(pair => (string)pair.Key, pair => (string)pair.Value);

    public IEnumerable<string> List(string service, string name) => ((List<object>)Map(Service(service))[name]).Cast<string>();

    public Dictionary<object, object> Section(string service, string name) => Map(Map(Service(service))[name]);

    public string Text(string service, string name) => (string)Map(Service(service))[name];

    private object Service(string name) => Map(_root["services"])[name];

    private static Dictionary<object, object> Map(object node) => (Dictionary<object, object>)node;
}
