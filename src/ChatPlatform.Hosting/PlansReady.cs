using ChatPlatform.Tenants;

namespace ChatPlatform.Hosting;

/// <summary>Reads the plans: by none of the requests may a limit be judged that nobody has set.</summary>
internal sealed class PlansReady(Plans plans) : IPreparation
{
    public Task PrepareAsync(CancellationToken cancellationToken) => plans.ReadAsync(cancellationToken);
}
