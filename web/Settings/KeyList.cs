using System.Collections.Immutable;

namespace ChatPlatform.Web.Settings;

/// <param name="Items">All of them, the last created first.</param>
public sealed record KeyList(ImmutableArray<KeyView> Items);
