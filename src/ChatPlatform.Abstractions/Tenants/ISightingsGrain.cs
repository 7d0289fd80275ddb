using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;

namespace ChatPlatform.Tenants;

/// <summary>Where a tenant's widget has been seen. Key: <see cref="SightingsKey"/>.</summary>
public interface ISightingsGrain : IGrainWithStringKey
{
    /// <summary>A page of this origin shows the widget. Kept to the hour: what is seen again within one is not written.</summary>
    /// <param name="origin">Normalized by <see cref="WebOrigin"/>.</param>
    [OneWay]
    Task Saw(string origin);

    /// <returns>Each origin's last one, no older ones than of the 200 origins that were seen last.</returns>
    Task<ImmutableArray<Sighting>> List();
}
