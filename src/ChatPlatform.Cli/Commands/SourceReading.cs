using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary>Follows a source's run to its end.</summary>
internal static class SourceReading
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    /// <returns>The source when its run has ended, however it did.</returns>
    public static async Task<ApiReply> FollowAsync(Call call, ApiReply source, CancellationToken cancellationToken)
    {
        var id = source.Body.Text("id") ?? "";
        try
        {
            return await ReadingBar.FollowAsync(call.Progress, call.Around.Time, async show =>
            {
                show(source.Body);
                while (source.Body.Text("status") is "queued" or "running")
                {
                    await Task.Delay(Interval, call.Around.Time, cancellationToken);
                    source = await call.Api.GetAsync(SourceCommands.PathOf(id), cancellationToken);
                    show(source.Body);
                }

                return source;
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            call.Say($"The server reads on. Follow it with: chat source status {id} --wait");
            throw;
        }
    }
}
