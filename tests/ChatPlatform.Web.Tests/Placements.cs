using ChatPlatform.Web.Tests.Settings;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

// What visitors and servers are promised holds wherever the data is.
public sealed class ChatApiOnSqliteTests : ChatApiTests
{
    protected override Task<WebPlatform> StartAsync() => Task.FromResult(new WebPlatform());
}

public sealed class ChatApiOnPostgresTests : ChatApiTests
{
    protected override Task<WebPlatform> StartAsync() => Placements.PostgresAsync();
}

public sealed class HubOnSqliteTests : HubTests
{
    protected override Task<WebPlatform> StartAsync() => Task.FromResult(new WebPlatform());
}

public sealed class HubOnPostgresTests : HubTests
{
    protected override Task<WebPlatform> StartAsync() => Placements.PostgresAsync();
}

public sealed class SourcesApiOnSqliteTests : SourcesApiTests
{
    protected override Task<WebPlatform> StartAsync() => Task.FromResult(new WebPlatform());
}

public sealed class SourcesApiOnPostgresTests : SourcesApiTests
{
    protected override Task<WebPlatform> StartAsync() => Placements.PostgresAsync();
}

public sealed class PlansOnSqliteTests : PlansTests
{
    protected override Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings) => Task.FromResult(new WebPlatform(settings));
}

public sealed class PlansOnPostgresTests : PlansTests
{
    protected override Task<WebPlatform> StartAsync(params (string Key, string Value)[] settings) => Placements.PostgresAsync(settings);
}

public sealed class KeysApiOnSqliteTests : KeysApiTests
{
    protected override Task<WebPlatform> StartAsync() => Task.FromResult(new WebPlatform());
}

public sealed class KeysApiOnPostgresTests : KeysApiTests
{
    protected override Task<WebPlatform> StartAsync() => Placements.PostgresAsync();
}
