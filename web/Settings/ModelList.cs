using System.Collections.Immutable;

namespace ChatPlatform.Web.Settings;

public sealed record ModelList(ImmutableArray<ModelView> Items);
