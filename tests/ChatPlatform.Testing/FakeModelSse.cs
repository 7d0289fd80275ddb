using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatPlatform.Testing;

/// <summary>Writes server-sent events, each flushed, and plays a reply's steps.</summary>
internal sealed class FakeModelSse(HttpContext context)
{
    public void Start()
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
    }

    /// <param name="name">null for an event without a name.</param>
    public async Task SendAsync(object data, string? name = null)
    {
        var text = data as string ?? JsonSerializer.Serialize(data);
        await context.Response.WriteAsync($"{(name is null ? "" : $"event: {name}\n")}data: {text}\n\n", context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <returns>false when the stream is over because a step broke it.</returns>
    public async Task<bool> PlayAsync(FakeModelReply reply, Func<string, Task> write, Func<Task> fail)
    {
        foreach (var step in reply.Steps)
        {
            switch (step)
            {
                case FakeModelStep.Write delta:
                    if (reply.Pace > TimeSpan.Zero)
                    {
                        await Task.Delay(reply.Pace, TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
                    }

                    await write(delta.Text).ConfigureAwait(false);
                    break;
                case FakeModelStep.WaitFor wait:
                    await wait.Gate.WaitAsync(context.RequestAborted).ConfigureAwait(false);
                    break;
                case FakeModelStep.Signal signal:
                    signal.Reached.TrySetResult();
                    break;
                case FakeModelStep.Fail:
                    await fail().ConfigureAwait(false);
                    return false;
                case FakeModelStep.Drop:
                    context.Abort();
                    return false;
            }
        }

        return true;
    }
}
