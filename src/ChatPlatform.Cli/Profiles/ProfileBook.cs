using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ChatPlatform.Cli.Profiles;

/// <param name="Current">The profile in use; null for none.</param>
internal sealed record ProfileBook(string? Current, ImmutableSortedDictionary<string, Profile> Profiles)
{
    public static ProfileBook Empty { get; } = new(null, ImmutableSortedDictionary<string, Profile>.Empty);

    [JsonIgnore]
    public bool IsOpenToOthers { get; init; }
}
