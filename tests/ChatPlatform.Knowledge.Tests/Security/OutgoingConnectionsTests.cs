using System.Text.RegularExpressions;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Knowledge.Tests.Security;

/// <summary>A connection made elsewhere than in the guarded handler would be one that no guard sees.</summary>
public sealed partial class OutgoingConnectionsTests
{
    /// <summary>
    /// The guarded handler, its one client and the resolver that it is given; the question for a TXT record, which goes to the machine's own resolver; the providers and
    /// the mail server, whose addresses the operator sets; and the command line, a
    /// program of its own that goes where its user sends it.
    /// </summary>
    private static readonly string[] Allowed =
    [
        "src/ChatPlatform.Cli/Api/ApiClient.cs",
        "src/ChatPlatform.Knowledge/Crawling/GuardedHttp.cs",
        "src/ChatPlatform.Knowledge/Crawling/PageClient.cs",
        "src/ChatPlatform.Knowledge/Domains/DnsTxt.cs",
        "src/ChatPlatform.Knowledge/KnowledgeServiceCollectionExtensions.cs",
        "src/ChatPlatform.Models/Resilience/ProviderHandler.cs",
        "src/ChatPlatform.People/Mail/SmtpMailer.cs",
    ];

    [Fact]
    public void Only_the_guarded_handler_and_the_model_providers_connect_to_other_servers()
    {
        var connecting = SourceFiles().Where(file => Connecting().IsMatch(File.ReadAllText(file))).Select(Relative).Order();
        Assert.Equal(Allowed, connecting);
    }

    [Fact]
    public void The_page_client_of_the_product_is_made_with_the_guarded_handler_only()
    {
        var makers = SourceFiles().Where(file => MakingPageClient().IsMatch(File.ReadAllText(file))).ToList();
        Assert.Equal(["src/ChatPlatform.Knowledge/KnowledgeServiceCollectionExtensions.cs"], makers.Select(Relative));
        Assert.Matches(@"new PageClient\(\s*GuardedHttp\.CreateHandler\(", File.ReadAllText(makers[0]));
    }

    private static IEnumerable<string> SourceFiles() =>
        new[] { "src", "web", "silo" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !Relative(file).Split('/').Any(part => part is "obj" or "bin" or "node_modules"));

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"\bnew\s+(HttpClient|Socket|HttpMessageInvoker)\s*\(|\b(SocketsHttpHandler|HttpClientHandler|IHttpClientFactory|AddHttpClient|WebClient|WebRequest|TcpClient|UdpClient|SmtpClient|ClientWebSocket|HubConnectionBuilder|LookupClient|(?<!UriHostNameType\.)Dns)\b|\bHttpClient\s+\w+\s*=\s*new\b")]
    private static partial Regex Connecting();

    [GeneratedRegex(@"\bnew\s+PageClient\s*\(")]
    private static partial Regex MakingPageClient();
}
