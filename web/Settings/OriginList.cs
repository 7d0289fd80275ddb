using System.Collections.Immutable;

namespace ChatPlatform.Web.Settings;

/// <param name="Items">All of them, in the order in which they were added.</param>
public sealed record OriginList(ImmutableArray<OriginView> Items);
