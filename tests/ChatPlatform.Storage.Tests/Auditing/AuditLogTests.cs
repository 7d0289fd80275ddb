using ChatPlatform.Storage.Auditing;
using ChatPlatform.Storage.Platform;
using CsCheck;

namespace ChatPlatform.Storage.Tests.Auditing;

/// <summary>What every placement of the audit log does; a subclass for each runs it.</summary>
public abstract class AuditLogTests : StoreKit
{
    private static readonly string[] Awkward = ["\0", "\uD800", "\uFDD0", "\uFDD00"];

    private IAuditLog Log => Fixture.Get<IAuditLog>();

    [Fact]
    public async Task A_chain_is_listed_newest_first_by_pages_and_each_tenant_has_its_own()
    {
        foreach (var minute in Enumerable.Range(1, 5))
        {
            await Log.AppendAsync("acme", Event($"tenant.verb{minute}", minute), Cancellation);
        }

        await Log.AppendAsync("other", Event("tenant.update", 9), Cancellation);
        await Log.AppendAsync(null, Event("audit.platform", 9), Cancellation);

        var first = await Log.ListAsync("acme", new AuditQuery(), null, 3, Cancellation);
        var second = await Log.ListAsync("acme", new AuditQuery(), first.NextCursor, 3, Cancellation);

        Assert.Equal([5, 4, 3, 2, 1], first.Items.Concat(second.Items).Select(entry => entry.Sequence));
        Assert.Null(second.NextCursor);
        Assert.Equal("tenant.verb5", first.Items[0].Event.Action);
        Assert.Equal("audit.platform", Assert.Single((await Log.ListAsync(null, new AuditQuery(), null, 9, Cancellation)).Items).Event.Action);
    }

    [Fact]
    public async Task A_list_is_narrowed_by_action_actor_object_and_time()
    {
        var ann = new AuditActor(AuditActorKind.User, "u1", "ann@acme.example");
        await Log.AppendAsync("acme", Event("tenant.update", 1), Cancellation);
        await Log.AppendAsync("acme", Event("tenant.suspend", 2) with { Actor = ann }, Cancellation);
        await Log.AppendAsync("acme", Event("tenantry.update", 3) with { ObjectId = "x" }, Cancellation);

        Assert.Equal([2, 1], await Listed(new(Action: "tenant")));
        Assert.Equal([1], await Listed(new(Action: "tenant.update")));
        Assert.Equal([2], await Listed(new(Actor: "u1")));
        Assert.Equal([2], await Listed(new(Actor: "ann@acme.example")));
        Assert.Equal([3], await Listed(new(ObjectId: "x")));
        Assert.Equal([2], await Listed(new(From: Samples.Start.AddMinutes(2), To: Samples.Start.AddMinutes(3))));

        async Task<IEnumerable<long>> Listed(AuditQuery query) =>
            (await Log.ListAsync("acme", query, null, 9, Cancellation)).Items.Select(entry => entry.Sequence);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var foreign = (await Fixture.Get<ITenantStore>().ListAsync(TenantFilter.All, null, 1, Cancellation)).NextCursor;

        var refusal = await Assert.ThrowsAsync<ChatException>(() => Log.ListAsync("acme", new AuditQuery(), foreign, 9, Cancellation));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    [Fact]
    public async Task Whatever_an_event_holds_it_is_read_as_it_was_hashed()
    {
        var text = Gen.OneOf(Gen.String, Gen.Char.Array[0, 4].Select(characters => new string(characters)), Gen.Int[0, 3].Select(i => Awkward[i]));
        await Gen.Select(text, text.Null(), text.Null(), text.Null(), Gen.DateTime[DateTime.UnixEpoch, new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc)]).SampleAsync(
            async (action, name, objectId, state, at) =>
            {
                await Log.AppendAsync(
                    "acme",
                    new AuditEvent("op", action, AuditOutcome.Done, new AuditActor(AuditActorKind.User, name, name), new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)), name, objectId, state, state, name),
                    Cancellation);
            },
            iter: 60,
            threads: 1);

        var report = await VerifyAsync("acme");
        Assert.Equal((60, null), (report.Checked, report.Flaw));
    }

    [Fact]
    public async Task Of_entries_that_are_added_at_once_each_has_its_place_in_an_unbroken_chain()
    {
        await using var second = await OverTheSameAsync();
        var logs = new[] { Log, second?.Get<IAuditLog>() ?? Log };
        foreach (var log in logs)
        {
            // The key ring is loaded by whoever comes first while the others wait, on threads that it needs: a host does it at start.
            await log.AppendAsync("acme", Event("tenant.update", 0), Cancellation);
        }

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => logs[i % 2].AppendAsync("acme", Event("tenant.update", i), Cancellation))));

        var report = await VerifyAsync("acme");
        Assert.Equal((42, null), (report.Checked, report.Flaw));
        Assert.Equal(42, report.Head!.Sequence);
    }

    [Fact]
    public async Task A_beginning_without_an_end_is_named()
    {
        var broken = Event("tenant.update", 1) with { Outcome = AuditOutcome.Begun };
        var ended = Event("tenant.delete", 2) with { Outcome = AuditOutcome.Begun, Operation = "ended" };
        await Log.AppendAsync("acme", broken, Cancellation);
        await Log.AppendAsync("acme", ended, Cancellation);
        await Log.AppendAsync("acme", ended with { Outcome = AuditOutcome.Done }, Cancellation);

        Assert.Equal([1], (await VerifyAsync("acme")).Unfinished);
    }

    [Fact]
    public async Task A_chain_outlives_its_tenant()
    {
        await Log.AppendAsync("acme", Event("tenant.update", 1), Cancellation);

        await Fixture.RemoveTenantAsync("acme");

        Assert.Single((await Log.ListAsync("acme", new AuditQuery(), null, 9, Cancellation)).Items);
        Assert.Null((await VerifyAsync("acme")).Flaw);
    }

    [Fact]
    public async Task An_empty_chain_is_intact() => Assert.Equal((0, null), (await VerifyAsync("acme") is var report ? (report.Checked, report.Flaw) : default));

    [Theory]
    [InlineData("UPDATE audit_entries SET action = 'nothing'")]
    [InlineData("DELETE FROM audit_entries")]
    public async Task The_stores_own_connection_can_change_no_entry(string sql)
    {
        await FillAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(sql));

        Assert.Equal((5, null), (await VerifyAsync("acme") is var report ? (report.Checked, report.Flaw) : default));
    }

    /// <summary>What somebody does who can do anything to the database, but has not the key ring.</summary>
    [Theory]
    [InlineData("UPDATE audit_entries SET action = 'nothing' WHERE sequence = 3", 3, AuditFlawKind.Changed)]
    [InlineData("UPDATE audit_entries SET actor_name = NULL WHERE sequence = 3", 3, AuditFlawKind.Changed)]
    [InlineData("UPDATE audit_entries SET before = after, after = before WHERE sequence = 2", 2, AuditFlawKind.Changed)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 3", 3, AuditFlawKind.Missing)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 1", 1, AuditFlawKind.Missing)]
    [InlineData("DELETE FROM audit_entries WHERE sequence >= 4", 4, AuditFlawKind.Missing)]
    [InlineData("DELETE FROM audit_entries", 1, AuditFlawKind.Missing)]
    [InlineData("DELETE FROM audit_heads", 1, AuditFlawKind.Unsealed)]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 5; UPDATE audit_heads SET sequence = 4, hash = (SELECT hash FROM audit_entries WHERE sequence = 4)", 4, AuditFlawKind.HeadForged)]
    [InlineData("UPDATE audit_heads SET sequence = 4, hash = (SELECT hash FROM audit_entries WHERE sequence = 4)", 4, AuditFlawKind.HeadForged)]
    [InlineData("UPDATE audit_entries SET sequence = sequence + 100 WHERE sequence = 4", 4, AuditFlawKind.Missing)]
    public async Task Tampering_is_found_and_the_first_bad_entry_named(string sql, long sequence, AuditFlawKind kind)
    {
        await FillAsync();

        await TamperAsync(sql);

        Assert.Equal(new AuditFlaw(sequence, kind), (await VerifyAsync("acme")).Flaw);
    }

    [Fact]
    public async Task An_entry_that_was_changed_with_its_hash_no_longer_fits_the_next()
    {
        await FillAsync();
        var entry = (await Log.ReadAsync("acme", 2, 1, Cancellation))[0];
        var forged = AuditHash.Of("acme", 3, entry.Event with { Action = "nothing" }, entry.Previous);

        await TamperAsync($"UPDATE audit_entries SET action = 'nothing', hash = {Hex(forged)} WHERE sequence = 3");

        Assert.Equal(new AuditFlaw(4, AuditFlawKind.Unlinked), (await VerifyAsync("acme")).Flaw);
    }

    [Theory]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 5; UPDATE audit_heads SET sequence = 4, hash = (SELECT hash FROM audit_entries WHERE sequence = 4)")]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 5")]
    [InlineData("DELETE FROM audit_heads")]
    public async Task After_tampering_with_the_end_work_goes_on_and_the_chain_never_looks_intact_again(string sql)
    {
        await FillAsync();
        await TamperAsync(sql);

        await Log.AppendAsync("acme", Event("tenant.update", 10), Cancellation);
        await Log.AppendAsync("acme", Event("tenant.update", 11), Cancellation);

        Assert.NotNull((await VerifyAsync("acme")).Flaw);
        Assert.Equal(AuditLinks.Broken, Assert.Single((await Log.ListAsync("acme", new AuditQuery("audit"), null, 9, Cancellation)).Items).Event.Action);
    }

    [Fact]
    public async Task A_seal_of_one_chain_fits_no_other()
    {
        await Log.AppendAsync("acme", Event("tenant.update", 1), Cancellation);
        await Log.AppendAsync("other", Event("tenant.update", 1), Cancellation);

        await TamperAsync("UPDATE audit_heads SET seal = (SELECT h.seal FROM audit_heads h WHERE h.chain = 'other') WHERE chain = 'acme'");

        Assert.Equal(new AuditFlaw(1, AuditFlawKind.HeadForged), (await VerifyAsync("acme")).Flaw);
    }

    /// <summary>As the stores' own connection.</summary>
    protected abstract Task ExecuteAsync(string sql);

    /// <summary>As somebody whom neither rights nor triggers hold.</summary>
    protected abstract Task TamperAsync(string sql);

    protected abstract string Hex(byte[] bytes);

    /// <summary>Another node over the same data; null where there can be only one.</summary>
    protected virtual ValueTask<StorageFixture?> OverTheSameAsync() => new((StorageFixture?)null);

    private static AuditEvent Event(string action, int minute) => new(
        $"operation-{minute}", action, AuditOutcome.Done, new AuditActor(AuditActorKind.Key, "k1", "cp_admin_abc"), Samples.Start.AddMinutes(minute),
        "192.0.2.1", "acme", """{"name":"Old"}""", """{"name":"New"}""");

    private async Task FillAsync()
    {
        foreach (var minute in Enumerable.Range(1, 5))
        {
            await Log.AppendAsync("acme", Event("tenant.update", minute), Cancellation);
        }
    }

    private Task<AuditReport> VerifyAsync(string? tenantId) => Fixture.Get<AuditVerification>().RunAsync(tenantId, Cancellation);
}
