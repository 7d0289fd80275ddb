using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Testing;

/// <summary>
/// A server on a loopback port that speaks the providers' own wire formats: OpenAI's
/// <c>/v1/chat/completions</c> and <c>/v1/embeddings</c>, Anthropic's <c>/v1/messages</c>. Each request
/// takes the next scripted reply, and tests drive its phases with tasks instead of time.
/// </summary>
public sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<FakeModelReply> _replies = new();
    private readonly ConcurrentQueue<FakeModelRequest> _requests = new();
    private readonly Channel<FakeModelRequest> _arrivals = Channel.CreateUnbounded<FakeModelRequest>();

    private FakeModelServer(WebApplication application)
    {
        _application = application;
        application.MapPost("/v1/chat/completions", context => ServeAsync(context, FakeModelOpenAI.WriteAsync));
        application.MapPost("/v1/embeddings", context => ServeAsync(context, FakeModelEmbeddings.WriteAsync));
        application.MapPost("/v1/messages", context => ServeAsync(context, FakeModelAnthropic.WriteAsync));
    }

    internal delegate Task Writer(HttpContext context, FakeModelRequest request, FakeModelReply reply);

    /// <summary>For <c>Chat:Models:OpenAI:BaseUrl</c>.</summary>
    public string OpenAIUrl => $"{Url}/v1";

    /// <summary>For <c>Chat:Models:Anthropic:BaseUrl</c>.</summary>
    public string AnthropicUrl => Url;

    /// <summary>Taken when nothing is enqueued; null: such a request gets status 501.</summary>
    public FakeModelReply? Otherwise { get; set; }

    /// <summary>In the order of their arrival.</summary>
    public IReadOnlyList<FakeModelRequest> Requests => [.. _requests];

    private string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Makes the reply when nothing is enqueued, before <see cref="Otherwise"/>; null: not this one.</summary>
    public Func<FakeModelRequest, FakeModelReply?> Answer { get; set; } = _ => null;

    /// <summary>false under load: requests are then answered and forgotten.</summary>
    public bool KeepsRequests { get; set; } = true;

    /// <param name="port">0 for a free one.</param>
    public static async Task<FakeModelServer> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var server = new FakeModelServer(builder.Build());
        await server._application.StartAsync().ConfigureAwait(false);
        return server;
    }

    public void Enqueue(params FakeModelReply[] replies)
    {
        foreach (var reply in replies)
        {
            _replies.Enqueue(reply);
        }
    }

    /// <summary>The next request that no earlier call has returned, once it is here.</summary>
    public ValueTask<FakeModelRequest> NextRequestAsync(CancellationToken cancellationToken) => _arrivals.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // A reply that waits for a gate must not hold the test up.
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task ServeAsync(HttpContext context, Writer write)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        var disconnected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new FakeModelRequest(context.Request.Path, headers, text, disconnected.Task);
        if (!_replies.TryDequeue(out var reply))
        {
            reply = Answer(request) ?? Otherwise ?? (context.Request.Path == "/v1/embeddings" ? FakeModelReply.Embeddings() : FakeModelReply.Error(501, message: "no reply is enqueued"));
        }

        if (KeepsRequests)
        {
            _requests.Enqueue(request);
            _arrivals.Writer.TryWrite(request);
        }

        await using var gone = context.RequestAborted.Register(() => disconnected.TrySetResult()).ConfigureAwait(false);
        try
        {
            await AnswerAsync(context, request, reply, write).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            disconnected.TrySetResult();
        }
        catch (IOException)
        {
            disconnected.TrySetResult();
        }
    }

    private static Task AnswerAsync(HttpContext context, FakeModelRequest request, FakeModelReply reply, Writer write)
    {
        switch (reply.Status)
        {
            case 0:
                context.Abort();
                return Task.CompletedTask;
            case 200:
                return write(context, request, reply);
            default:
                if (reply.RetryAfter is not null)
                {
                    context.Response.Headers.RetryAfter = reply.RetryAfter;
                }

                return FakeModelErrors.WriteAsync(context, reply);
        }
    }
}
