using System.Collections.Immutable;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Models;
using ChatPlatform.Storage;
using ChatPlatform.Tenants;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Hosting.Diagnostics;

/// <summary>What an operator wants to know when something does not work: the node's database, its plans and models, and whether it reaches a site.</summary>
public sealed class PlatformDiagnostics(IDatabaseStatus database, MissingPlans plans, IModelCatalog models, SiteProbe sites, TimeProvider time)
{
    /// <summary>The database and its schema, whether tenants' plans are defined, and every model, each of which is asked for a word.</summary>
    public async Task<ImmutableArray<DiagnosticCheck>> RunAsync(CancellationToken cancellationToken) =>
        [.. await DatabaseAsync(cancellationToken), .. await Task.WhenAll(Models(cancellationToken))];

    /// <summary>Whether the crawler may and can read a page.</summary>
    public async Task<DiagnosticCheck> ReachAsync(string url, CancellationToken cancellationToken) =>
        await sites.FindFaultAsync(url, cancellationToken) is { } fault ? Failed("site", fault) : Ok("site", "It can be read.");

    private async Task<IEnumerable<DiagnosticCheck>> DatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var status = await database.ReadAsync(cancellationToken);
            var found = status.IsWritable ? Ok("database", $"{status.Product} answers.") : Failed("database", $"{status.Product} answers, but takes no writes: it is a standby.");
            return [found, .. status.Schemas.Select(Migrations), await PlansAsync(cancellationToken)];
        }
        catch (Exception failure) when (failure is ChatException or SchemaException)
        {
            return [Failed("database", failure.Message)];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [Failed("database", $"It does not work ({failure.GetType().Name}); the platform's log says more.")];
        }
    }

    private static DiagnosticCheck Migrations(SchemaVersion schema)
    {
        var name = $"migrations {schema.Set.ToLowerInvariant()}";
        return schema.Applied == schema.Newest
            ? Ok(name, $"At {schema.Applied}, the newest.")
            : Failed(name, $"At {schema.Applied}, the newest is {schema.Newest}.");
    }

    private async Task<DiagnosticCheck> PlansAsync(CancellationToken cancellationToken)
    {
        var missing = await plans.FindAsync(cancellationToken);
        return missing.Count == 0
            ? Ok("plans", "Those that tenants are on are defined.")
            : Failed("plans", $"Nobody defines {string.Join(", ", missing.Select(plan => $"'{plan.Plan}' ({plan.Tenants} tenants)"))}: the standard plan's limits hold for them.");
    }

    private IEnumerable<Task<DiagnosticCheck>> Models(CancellationToken cancellationToken)
    {
        foreach (var name in models.Names)
        {
            yield return TryAsync($"model {name}", name == models.DefaultName ? "It answers; bots that name none use it." : "It answers.", () => AskAsync(name, cancellationToken));
        }

        if (models.EmbeddingGenerator is { } embeddings)
        {
            yield return TryAsync("embedding model", "It answers.", () => embeddings.GenerateAsync(["kettle"], cancellationToken: cancellationToken));
        }
    }

    private Task AskAsync(string name, CancellationToken cancellationToken) =>
        name == ModelNames.Extractive
            ? Task.CompletedTask
            : ModelProbe.AskAsync(models.GetChatClient(name), time, cancellationToken);

    private static async Task<DiagnosticCheck> TryAsync(string name, string detail, Func<Task> ask)
    {
        try
        {
            await ask();
            return Ok(name, detail);
        }
        catch (ChatException failure)
        {
            return Failed(name, failure.Message);
        }
    }

    private static DiagnosticCheck Ok(string name, string detail) => new(name, DiagnosticOutcome.Ok, detail);

    private static DiagnosticCheck Failed(string name, string detail) => new(name, DiagnosticOutcome.Failed, detail);
}
