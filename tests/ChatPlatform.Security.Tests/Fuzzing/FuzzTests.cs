using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ChatPlatform.Security.Tests.Fuzzing;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// 50,000 requests and hub frames with something wrong in each, against the real program over Kestrel. FUZZ_SEED makes
/// the same ones again, FUZZ_ONLY a single request of them, FUZZ_CONNECTION a single connection, FUZZ_COUNT more or fewer.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>The same each time, so that only a change of the code changes the verdict; FUZZ_SEED looks further.</summary>
    private const int UsualSeed = 1;

    private const int FramesOfAConnection = 12;
    private const int Senders = 4;

    /// <summary>What the second half may leave in memory beyond the first: activations of the sessions that it begins among it.</summary>
    private const long MostGrowth = 48 << 20;

    /// <summary>The router, HTTP itself and the deployment's limits may say these to anybody.</summary>
    private static readonly HashSet<int> Anywhere = [400, 404, 405, 413, 414, 415, 417, 429, 431];

    private readonly int _seed = Setting("FUZZ_SEED") ?? UsualSeed;
    private readonly int _count = Setting("FUZZ_COUNT") ?? 50_000;
    private readonly ConcurrentQueue<string> _findings = new();
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentDictionary<string, TimeSpan> _spent = new();

    [Fact]
    public async Task Malformed_requests_and_frames_break_nothing()
    {
        await using var world = await FuzzWorld.StartAsync();
        output.WriteLine($"FUZZ_SEED={_seed}");
        var requests = new RequestFuzzer(_seed, world.Routes, new Known(world.Ids, world.Keys, world.VisitorToken));
        if (Setting("FUZZ_ONLY") is { } only)
        {
            await RequestsAsync(world, requests, [only]);
            output.WriteLine(requests.Make(only).ToString());
        }
        else if (Setting("FUZZ_CONNECTION") is { } connection)
        {
            var frames = new HubFuzzer(_seed, world.HubMethods).Connection(connection, FramesOfAConnection);
            output.WriteLine(string.Join("\n", frames));
            await HubWire.SendAsync(world.Hub, frames);
        }
        else
        {
            // Both halves are alike: seven requests to three frames.
            var half = await HalfAsync(world, requests, part: 0);
            var end = await HalfAsync(world, requests, part: 1);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory {half >> 20} MB at half, {end >> 20} MB at the end"));
            Assert.True(end - half < MostGrowth, $"The second half left {(end - half) >> 20} MB more in memory than the first.");
        }

        output.WriteLine(string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        output.WriteLine(string.Join('\n', _spent.OrderByDescending(spent => spent.Value).Take(5).Select(spent => string.Create(CultureInfo.InvariantCulture, $"{spent.Value.TotalSeconds:0.0} s {spent.Key}"))));
        var broken = world.Log.Where(line => !line.Contains("HubException", StringComparison.Ordinal)).Take(10).ToList();
        Assert.True(_findings.IsEmpty && broken.Count == 0, $"FUZZ_SEED={_seed}\n{string.Join("\n\n", _findings.Distinct().Take(20))}\n\nIn the log:\n{string.Join('\n', broken)}");
    }

    private async Task<long> HalfAsync(FuzzWorld world, RequestFuzzer requests, int part)
    {
        var requestsInHalf = _count * 7 / 20;
        foreach (var batch in Enumerable.Range(part * requestsInHalf, requestsInHalf).Chunk(2_500))
        {
            await RequestsAsync(world, requests, batch);
            await world.ReplenishAsync();
        }

        var began = Stopwatch.GetTimestamp();
        await FramesAsync(world, part, _count * 3 / 20);
        _spent.AddOrUpdate("frames", Stopwatch.GetElapsedTime(began), (_, spent) => spent + Stopwatch.GetElapsedTime(began));
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private Task RequestsAsync(FuzzWorld world, RequestFuzzer fuzzer, IEnumerable<int> indexes)
    {
        var left = new ConcurrentQueue<int>(indexes);
        return Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            using var client = new WireClient(world.Port);
            while (left.TryDequeue(out var index))
            {
                var request = fuzzer.Make(index);
                try
                {
                    var began = Stopwatch.GetTimestamp();
                    var (status, body) = await client.SendAsync(request);
                    _spent.AddOrUpdate(request.Route.ToString(), Stopwatch.GetElapsedTime(began), (_, spent) => spent + Stopwatch.GetElapsedTime(began));
                    _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                    Judge(request, status, body);
                }
                catch (TimeoutException nothing)
                {
                    _findings.Enqueue($"FUZZ_ONLY={request.Index} {request.Route}: {nothing.Message}\n{request}");
                }
            }
        })));
    }

    private void Judge(FuzzedRequest request, int status, string body)
    {
        if (status >= 500 && !(status == 503 && request.Route.Statuses.Contains(503)) && !(status is 501 or 505 && !request.IsWellFramed))
        {
            _findings.Enqueue($"FUZZ_ONLY={request.Index} {request.Route} answered {status}: {body}\n{request}");
        }
        else if (status == 0 && request.IsWellFramed)
        {
            _findings.Enqueue($"FUZZ_ONLY={request.Index} {request.Route} was hung up on.\n{request}");
        }
        else if (status != 0 && request.IsWellFramed && request.Route.Statuses.Count > 0 && !Anywhere.Contains(status) && !request.Route.Statuses.Contains(status))
        {
            _findings.Enqueue($"FUZZ_ONLY={request.Index} {request.Route} answered {status}, which its description does not name: {body}");
        }
    }

    private async Task FramesAsync(FuzzWorld world, int part, int frames)
    {
        var fuzzer = new HubFuzzer(_seed, world.HubMethods);
        var sent = 0;
        var connection = part * frames;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref sent) < frames)
            {
                var index = Interlocked.Increment(ref connection);
                try
                {
                    Interlocked.Add(ref sent, await HubWire.SendAsync(world.Hub, fuzzer.Connection(index, FramesOfAConnection)));
                }
                catch (TimeoutException nothing)
                {
                    _findings.Enqueue($"FUZZ_CONNECTION={index} {nothing.Message}\n{string.Join('\n', fuzzer.Connection(index, FramesOfAConnection))}");
                    Interlocked.Add(ref sent, FramesOfAConnection);
                }
            }
        })));
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
