using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Tenants;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>What tests of the desk do again and again.</summary>
public static class DeskCluster
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Agent Ann { get; } = new("u-ann", "Ann");

    public static Agent Bob { get; } = new("u-bob", "Bob");

    public static async Task<ChatCluster> StartAsync(HandoverRule? rule = null, DeskSettings? desk = null)
    {
        var cluster = await ChatCluster.StartAsync();
        await cluster.HandOverByAsync(rule ?? new HandoverRule(Enabled: true), desk);
        return cluster;
    }

    public static async Task HandOverByAsync(this ChatCluster cluster, HandoverRule rule, DeskSettings? desk = null)
    {
        var tenant = (await cluster.TenantGrain().GetConfig())!;
        await cluster.TenantGrain().Update(new TenantDraft(Bots: [tenant.Bots[0] with { Handover = rule }], Desk: desk), null);
    }

    /// <summary>A session with a question that the bot has answered.</summary>
    public static async Task<SendReceipt> AskAsync(this ChatCluster cluster, string text = "Can I return it?", string answer = "Within 30 days.")
    {
        await using var watcher = new Watcher(cluster.Session());
        var receipt = await cluster.Session().Send(new VisitorMessage(Guid.NewGuid().ToString("N"), text));
        var turn = await cluster.Model.NextTurnAsync();
        turn.Say(answer);
        turn.End();
        await watcher.UntilCompletedAsync(receipt.ReplyId!);
        return receipt;
    }

    /// <summary>As the front does: what failed may still be leaving.</summary>
    public static async Task<T> PatientlyAsync<T>(Func<Task<T>> call)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (ChatException refusal) when (refusal.Code == ErrorCodes.Unavailable && !patience.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    /// <inheritdoc cref="PatientlyAsync{T}"/>
    public static Task PatientlyAsync(Func<Task> call) => PatientlyAsync(async () =>
    {
        await call();
        return true;
    });

    /// <summary>What everybody sees, message by message.</summary>
    public static async Task<IReadOnlyList<string>> SaidAsync(this ChatCluster cluster) =>
        [.. (await PatientlyAsync(() => cluster.Session().GetTranscript()))!.Messages.Select(message => $"{message.Role}: {message.Text}")];

    public static async Task RefusedAsync(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<ChatException>(call)).Code);
}
