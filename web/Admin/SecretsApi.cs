using System.Collections.Immutable;
using ChatPlatform.Storage.Secrets;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.Admin;

/// <summary>Secrets as they are stored.</summary>
internal static class SecretsApi
{
    public static void MapSecrets(this RouteGroupBuilder api) =>
        api.MapPost("/admin/secrets/reseal", Reseal)
            .RequireAuthorization(Policies.Platform)
            .Audited("secrets.reseal")
            .WithTags("platform admin")
            .WithSummary("Seals every stored secret with the key ring's present key; so does every day by itself.")
            .Produces<ResealReport>();

    private static async Task<ResealReport> Reseal(HttpContext context, IEnumerable<ISealedValues> secrets)
    {
        var counts = ImmutableArray.CreateBuilder<ResealCount>();
        foreach (var kind in secrets)
        {
            counts.Add(await kind.ResealAsync(context.RequestAborted));
        }

        var report = new ResealReport(counts.ToImmutable());
        context.Audit().After(report);
        return report;
    }

    internal sealed record ResealReport(ImmutableArray<ResealCount> Kinds);
}
