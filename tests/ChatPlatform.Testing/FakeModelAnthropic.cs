using Microsoft.AspNetCore.Http;

namespace ChatPlatform.Testing;

/// <summary>Anthropic's messages, streamed and whole.</summary>
internal static class FakeModelAnthropic
{
    public static async Task WriteAsync(HttpContext context, FakeModelRequest request, FakeModelReply reply)
    {
        var model = request.Body.GetProperty("model").GetString()!;
        if (!request.Body.TryGetProperty("stream", out var stream) || !stream.GetBoolean())
        {
            var text = string.Concat(reply.Steps.OfType<FakeModelStep.Write>().Select(step => step.Text));
            await context.Response.WriteAsJsonAsync(Message(model, [new { type = "text", text }], "end_turn", reply.Usage?.Input ?? 0, reply.Usage?.Output ?? 0), context.RequestAborted).ConfigureAwait(false);
            return;
        }

        var sse = new FakeModelSse(context);
        sse.Start();
        await Send("message_start", new { type = "message_start", message = Message(model, [], null, reply.Usage?.Input ?? 0, reply.Usage is null ? 0 : 1) }).ConfigureAwait(false);
        await Send("content_block_start", new { type = "content_block_start", index = 0, content_block = new { type = "text", text = "" } }).ConfigureAwait(false);
        await Send("ping", new { type = "ping" }).ConfigureAwait(false);
        var isWhole = await sse.PlayAsync(
            reply,
            text => Send("content_block_delta", new { type = "content_block_delta", index = 0, delta = new { type = "text_delta", text } }),
            () => Send("error", FakeModelErrors.Body("scripted error in the stream"))).ConfigureAwait(false);
        if (!isWhole)
        {
            return;
        }

        await Send("content_block_stop", new { type = "content_block_stop", index = 0 }).ConfigureAwait(false);
        await Send("message_delta", new { type = "message_delta", delta = new { stop_reason = "end_turn", stop_sequence = (string?)null }, usage = new { output_tokens = reply.Usage?.Output ?? 0 } }).ConfigureAwait(false);
        await Send("message_stop", new { type = "message_stop" }).ConfigureAwait(false);

        Task Send(string name, object data) => sse.SendAsync(data, name);
    }

    private static object Message(string model, object[] content, string? stop, int input, int output) => new
    {
        id = "msg_fake",
        type = "message",
        role = "assistant",
        model,
        content,
        stop_reason = stop,
        stop_sequence = (string?)null,
        usage = new { input_tokens = input, output_tokens = output },
    };
}
