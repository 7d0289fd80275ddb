using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatPlatform.Changes;
using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Access;
using ChatPlatform.Web.Changes;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Desk;
using ChatPlatform.Web.Hubs;
using ChatPlatform.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace ChatPlatform.Web.ConsoleLine;

/// <summary>
/// A person's line. Each method names its tenant and is let in by <see cref="ConsoleDoor"/>; each stream ends with the
/// right that it was opened by, and the line with the person's session.
/// </summary>
[Authorize(Policies.Person)]
internal sealed class ConsoleHub(
    ConsoleDoor door, ChangeFeed changes, SteadyWatch sessions, IGrainFactory grains, OpenStreams streams, StreamAuthorities authorities, TimeProvider time, ILogger<ConsoleHub> logger) : Hub
{
    public const string Path = "/hubs/console";

    private Person Person => Person.Required(Context.User);

    private HttpContext Http => Context.GetHttpContext() ?? throw new InvalidOperationException("The line was not opened by a request.");

    public override Task OnConnectedAsync() => Context.OpenLineAsync(streams, authorities.Of(Person), time);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Context.CloseLine();
        return Task.CompletedTask;
    }

    /// <summary>What changes in the tenant, as far as the person may read it: first <c>ready</c>, and again whenever changes may have been missed.</summary>
    public IAsyncEnumerable<Change> Follow(string? tenantId, CancellationToken cancellationToken) => OpenAsync(
        async () =>
        {
            var (policy, topics) = FollowedTopics.Of(await door.RoleAsync(Person, tenantId, Http));
            return (await door.AuthorityAsync(Person, tenantId, policy, Http), Following(tenantId!, topics));
        },
        nameof(Follow),
        cancellationToken);

    /// <summary>What changes in the platform; for its admins.</summary>
    public IAsyncEnumerable<Change> FollowPlatform(CancellationToken cancellationToken) => OpenAsync(
        () => Task.FromResult((
            authorities.Of(Person) with { Rule = AccessRule.All[Policies.Platform] },
            Following(AccessTopic.Platform, FollowedTopics.OfPlatform))),
        nameof(FollowPlatform),
        cancellationToken);

    /// <summary>The desk, again after every change. While it is watched the person counts as being there.</summary>
    public IAsyncEnumerable<DeskSnapshot> WatchDesk(string? tenantId, CancellationToken cancellationToken) => OpenAsync<DeskSnapshot>(
        async () => (
            await door.AuthorityAsync(Person, tenantId, Policies.Desk, Http),
            ended =>
            {
                var agent = DeskAgent.Of(Person);
                return Rewatch.ReadAsync(left => grains.GetGrain<IInboxGrain>(tenantId!).Watch(agent, left), time, ended);
            }),
        nameof(WatchDesk),
        cancellationToken);

    /// <summary>A conversation as its visitor sees it, with notes and the visitor's typing.</summary>
    public IAsyncEnumerable<SessionEvent> WatchSession(string? tenantId, string? sessionId, WatchCursor? cursor, CancellationToken cancellationToken) => OpenAsync<SessionEvent>(
        async () => (
            await door.AuthorityAsync(Person, tenantId, Policies.Desk, Http),
            ended => sessions.ReadAsync(grains.Session(tenantId!, sessionId).WatchAtDesk, cursor, ended)),
        nameof(WatchSession),
        cancellationToken);

    /// <summary>The person writes to the visitor, or has stopped. It is forgotten after some seconds, so it is said again while it lasts.</summary>
    public async Task Typing(string? tenantId, string? sessionId, bool typing)
    {
        _ = await door.AuthorityAsync(Person, tenantId, Policies.Desk, Http);
        await grains.Session(tenantId!, sessionId).SetTyping(Person.UserId, typing);
    }

    private Func<CancellationToken, IAsyncEnumerable<Change>> Following(string key, ImmutableHashSet<ChangeTopic> topics) =>
        ended => changes.ReadAsync(key, topics, ended);

    /// <summary>Opens a stream by the right that the caller proves, and reads it for as long as that stands.</summary>
    private async IAsyncEnumerable<T> OpenAsync<T>(
        Func<Task<(PersonAuthority Authority, Func<CancellationToken, IAsyncEnumerable<T>> Source)>> enter,
        string method,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (stream, source) = await EnterAsync(enter, method);
        using (stream)
        {
            await foreach (var item in HubStream.ReadAsync(stream, source, method, logger, cancellationToken))
            {
                yield return item;
            }
        }
    }

    private async Task<(OpenStream Stream, Func<CancellationToken, IAsyncEnumerable<T>> Source)> EnterAsync<T>(
        Func<Task<(PersonAuthority Authority, Func<CancellationToken, IAsyncEnumerable<T>> Source)>> enter, string method)
    {
        try
        {
            var (authority, source) = await enter();
            return (await streams.OpenAsync(authority, Context.ConnectionAborted), source);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What a stream throws passes no filter.
            throw HubRefusals.Told(failure, method, logger);
        }
    }
}
