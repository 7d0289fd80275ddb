using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatPlatform.Testing;

/// <summary>OpenAI's chat completions, streamed and whole.</summary>
internal static class FakeModelOpenAI
{
    private const string Id = "chatcmpl-fake";
    private const long Created = 1_700_000_000;

    public static async Task WriteAsync(HttpContext context, FakeModelRequest request, FakeModelReply reply)
    {
        var model = request.Body.GetProperty("model").GetString()!;
        if (!request.Body.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            await context.Response.WriteAsJsonAsync(Whole(model, reply), context.RequestAborted).ConfigureAwait(false);
            return;
        }

        var sse = new FakeModelSse(context);
        sse.Start();
        await sse.SendAsync(Chunk(model, new { role = "assistant", content = "" })).ConfigureAwait(false);
        var isWhole = await sse.PlayAsync(
            reply,
            text => sse.SendAsync(Chunk(model, new { content = text })),
            () => sse.SendAsync(FakeModelErrors.Body("scripted error in the stream"))).ConfigureAwait(false);
        if (!isWhole)
        {
            return;
        }

        await sse.SendAsync(Chunk(model, new { }, "stop")).ConfigureAwait(false);
        if (reply.Usage is { } usage && AsksForUsage(request.Body))
        {
            await sse.SendAsync(new { id = Id, @object = "chat.completion.chunk", created = Created, model, choices = Array.Empty<object>(), usage = Usage(usage) }).ConfigureAwait(false);
        }

        await sse.SendAsync("[DONE]").ConfigureAwait(false);
    }

    private static bool AsksForUsage(JsonElement body) =>
        body.TryGetProperty("stream_options", out var options) && options.TryGetProperty("include_usage", out var asks) && asks.GetBoolean();

    private static object Chunk(string model, object delta, string? finish = null) => new
    {
        id = Id,
        @object = "chat.completion.chunk",
        created = Created,
        model,
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    };

    private static object Whole(string model, FakeModelReply reply) => new
    {
        id = Id,
        @object = "chat.completion",
        created = Created,
        model,
        choices = new[]
        {
            new
            {
                index = 0,
                message = new { role = "assistant", content = string.Concat(reply.Steps.OfType<FakeModelStep.Write>().Select(step => step.Text)) },
                finish_reason = "stop",
            },
        },
        usage = reply.Usage is { } usage ? Usage(usage) : null,
    };

    private static object Usage((int Input, int Output) usage) =>
        new { prompt_tokens = usage.Input, completion_tokens = usage.Output, total_tokens = usage.Input + usage.Output };
}
