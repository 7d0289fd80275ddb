using System.CommandLine;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat tenant delete</c> and <c>restore</c>: a tenant's end in two steps, and the way back between them.</summary>
internal static class TenantDeletion
{
    private const int MostGraceHours = 2_160;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    public static Command Delete(Shell shell)
    {
        var id = TenantCommands.Id();
        var grace = Numbers.Between(new Option<int?>("--grace-hours") { Description = "Hours until it is removed, up to 2160. Left out: as the server's settings say." }, 1, MostGraceHours);
        var now = new Option<bool>("--now") { Description = "Without a grace time: removes it and waits for the receipt. There is no way back." };
        var yes = Confirmation.Option();
        var command = shell.Command(
            "delete",
            "Turns a tenant off and removes it, with all its knowledge and conversations, when the grace time is over; 'chat tenant restore' brings it back until then.",
            (call, cancellationToken) => DeleteAsync(call, call.Get(id), call.Get(grace), call.Get(now), yes, cancellationToken),
            id, grace, now, yes);
        command.Validators.Add(result =>
        {
            if (result.GetValue(now) && result.GetValue(grace) is not null)
            {
                result.AddError("Name one of --grace-hours and --now.");
            }
        });
        return command;
    }

    public static Command Restore(Shell shell)
    {
        var id = TenantCommands.Id();
        return shell.Command(
            "restore",
            "Brings a tenant back that is marked for deletion, as long as its removal has not begun.",
            async (call, cancellationToken) => call.Show(await call.Api.SendAsync(ApiCall.Post($"{TenantCommands.PathOf(call.Get(id))}/restore"), cancellationToken), TenantView.Write),
            id);
    }

    private static async Task<int> DeleteAsync(Call call, string id, int? graceHours, bool now, Option<bool> yes, CancellationToken cancellationToken)
    {
        var path = ApiPath.WithQuery(
            TenantCommands.PathOf(id),
            ("grace_hours", now ? "0" : graceHours is { } hours ? ApiPath.Number(hours) : null),
            ("confirm", now ? id : null));
        var question = now ? $"Delete tenant '{id}' at once and for good" : $"Turn tenant '{id}' off and delete it after the grace time";
        await Confirmation.RequireAsync(call, yes, $"{question}, with all its knowledge and conversations, on {call.Api.Server}", cancellationToken);
        var receipt = await call.Api.DeleteAsync(path, cancellationToken);
        if (now)
        {
            receipt = await FollowAsync(call, id, receipt, cancellationToken);
        }

        return TenantReceipt.Show(call, receipt);
    }

    /// <returns>The completed receipt.</returns>
    private static async Task<ApiReply> FollowAsync(Call call, string id, ApiReply receipt, CancellationToken cancellationToken)
    {
        try
        {
            await StepLine.FollowAsync(call.Progress, async show =>
            {
                show("removing");
                while (receipt.Body.Text("state") != "completed")
                {
                    await Task.Delay(Interval, call.Around.Time, cancellationToken);
                    receipt = receipt.Body.Text("id") is { } known
                        ? await call.Api.GetAsync(TenantReceipt.PathOf(known), cancellationToken)
                        : await TenantReceipt.LastAsync(call, id, cancellationToken);
                }
            });
            return receipt;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            call.Say($"The server goes on with it. Its receipt will be there: chat tenant receipt {id}");
            throw;
        }
    }
}
