using System.Text.Json;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary>Waits for an origin's proof, which its owner puts in place meanwhile.</summary>
internal static class OriginVerification
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <param name="origin">As the server has it now.</param>
    public static async Task<int> FollowAsync(Call call, string name, ApiReply origin, CancellationToken cancellationToken)
    {
        if (!IsVerified(origin) && !call.IsJson)
        {
            OriginView.WriteProof(call.Progress, origin.Body);
        }

        await StepLine.FollowAsync(call.Progress, async show =>
        {
            string? told = null;
            while (!IsVerified(origin))
            {
                await Task.Delay(Interval, call.Around.Time, cancellationToken);
                origin = await OriginCommands.LookAsync(call, name, cancellationToken);
                var state = $"{origin.Body.Text("state")}: {origin.Body.Text("reason")}";
                if (state != told)
                {
                    told = state;
                    show(state);
                }
            }
        });
        return Show(call, origin);
    }

    /// <returns>The exit code: an origin that is not verified fails.</returns>
    public static int Show(Call call, ApiReply origin)
    {
        call.Show(origin, OriginView.Write);
        return IsVerified(origin) ? ExitCode.Ok : ExitCode.Failed;
    }

    private static bool IsVerified(ApiReply origin) => origin.Body.Find("state") is { ValueKind: JsonValueKind.String } state && state.ValueEquals("verified");
}
