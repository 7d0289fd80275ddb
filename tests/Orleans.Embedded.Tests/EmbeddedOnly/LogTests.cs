using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Embedded.Tests.Failures;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

/// <summary>What nobody is told is at least written down.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_failure_of_a_one_way_call_is_logged()
    {
        using var log = new MemoryLog();
        await using var cluster = await Clusters.StartAsync(silo => silo.Services.AddSingleton<ILoggerProvider>(log));
        var grain = cluster.Client.GetGrain<IFailingGrain>("x");

        await grain.ThrowOneWay();
        await grain.Quick("done");

        Assert.Contains(log.Lines, line => line == "IFailingGrain.ThrowOneWay of failing/x failed; it was called one way, so nobody else learns of it. Nobody hears this.");
    }

    [Fact]
    public async Task A_grain_that_cannot_be_activated_is_logged()
    {
        using var log = new MemoryLog();
        await using var cluster = await Clusters.StartAsync(silo => silo.Services.AddSingleton<ILoggerProvider>(log));

        await Assert.ThrowsAsync<RefusedException>(cluster.Client.GetGrain<IReluctantGrain>("x").Ask);

        Assert.Contains("reluctant/x could not be activated. Not yet.", log.Lines);
    }

    private sealed class MemoryLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception?.Message}");

        public void Dispose()
        {
        }
    }
}
