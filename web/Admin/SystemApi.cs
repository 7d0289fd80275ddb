using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using ChatPlatform.Hosting;
using ChatPlatform.Hosting.Diagnostics;
using ChatPlatform.Storage;
using ChatPlatform.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatPlatform.Web.Admin;

/// <summary>What the platform consists of at the moment, for its operator.</summary>
internal static class SystemApi
{
    /// <summary>Tenants' files are looked into one after the other; beyond this, the operator is better told nothing.</summary>
    private static readonly TimeSpan QueuePatience = TimeSpan.FromSeconds(2);

    public static void MapSystem(this RouteGroupBuilder api) =>
        api.MapGet("/admin/system", Show).RequireAuthorization(Policies.Platform).WithTags("platform admin")
            .WithSummary("The nodes of the platform, the grains in their memory, the database, and what is under way. /admin/diagnostics checks whether it works.");

    private static async Task<Ok<SystemReport>> Show(
        IEngineStatus engine, IDatabaseStatus database, IUnfinishedWork work, TimeProvider time, CancellationToken cancellationToken)
    {
        using var process = Process.GetCurrentProcess();
        var status = await engine.ReadAsync();
        return TypedResults.Ok(new SystemReport(
            EngineHosting.Name,
            typeof(SystemApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            process.StartTime.ToUniversalTime(),
            status.Nodes,
            status.Activations,
            await database.ReadAsync(cancellationToken),
            await CountAsync(work, time, cancellationToken)));
    }

    private static async Task<SystemQueues?> CountAsync(IUnfinishedWork work, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(QueuePatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var counts = new Dictionary<UnfinishedKind, int>();
        try
        {
            await foreach (var item in work.ListAsync(time.GetUtcNow(), either.Token))
            {
                counts[item.Kind] = counts.GetValueOrDefault(item.Kind) + 1;
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return null;
        }

        return new SystemQueues(counts.GetValueOrDefault(UnfinishedKind.Session), counts.GetValueOrDefault(UnfinishedKind.Source), counts.GetValueOrDefault(UnfinishedKind.Desk));
    }

    /// <param name="Engine">"Embedded" or "Orleans".</param>
    /// <param name="Version">Of the program of the node that answers.</param>
    /// <param name="StartedAt">When that node was started.</param>
    /// <param name="Queues">Left out when there are too many tenants' files to look into.</param>
    private sealed record SystemReport(
        string Engine,
        string Version,
        DateTimeOffset StartedAt,
        ImmutableArray<EngineNode> Nodes,
        ImmutableArray<GrainCount> Activations,
        DatabaseStatus Database,
        SystemQueues? Queues);

    /// <param name="Replying">Conversations with a reply that is being written.</param>
    /// <param name="Reading">Sources that are being read, or wait for it.</param>
    /// <param name="AtDesk">Tenants in which people are answering.</param>
    private sealed record SystemQueues(int Replying, int Reading, int AtDesk);
}
