using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Storage.People;

namespace ChatPlatform.Storage.Tests.People;

/// <summary>What every store of people does; a class for each placement runs it.</summary>
public abstract class PeopleStoreTests : StoreKit
{
    private static readonly DateTimeOffset Now = Samples.Start;

    private IPeopleStore People => Fixture.Get<IPeopleStore>();

    private IMembershipStore Memberships => Fixture.Get<IMembershipStore>();

    private IInvitationStore Invitations => Fixture.Get<IInvitationStore>();

    private IPasswordResetStore Resets => Fixture.Get<IPasswordResetStore>();

    private IUserSessionStore Sessions => Fixture.Get<IUserSessionStore>();

    [Fact]
    public async Task A_user_is_found_as_added_and_as_changed()
    {
        var ann = Samples.User("ann") with { PlatformAdmin = true, SecondFactor = true, AuthenticatorKey = "sealed", AuthenticatorStep = 58_000_000, RecoveryCodes = ["a1", "b2"] };
        await People.AddAsync(ann, Cancellation);
        AssertIs(ann, await People.FindAsync("ann", Cancellation));
        AssertIs(ann, await People.FindByEmailAsync("ANN@EXAMPLE.COM", Cancellation));

        var changed = ann with { Name = "Ann B", PlatformAdmin = false, RecoveryCodes = [], AuthenticatorKey = null, Version = 2 };
        Assert.True(await People.UpdateAsync(changed, Cancellation));

        AssertIs(changed, await People.FindAsync("ann", Cancellation));
        Assert.Null(await People.FindAsync("bob", Cancellation));
        Assert.Null(await People.FindByEmailAsync("ann@example.com", Cancellation));
    }

    [Fact]
    public async Task The_platform_has_an_admin_as_soon_as_one_is_added_and_no_more_when_none_is_left()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        Assert.False(await People.HasPlatformAdminAsync(Cancellation));

        await People.AddAsync(Samples.User("bob") with { PlatformAdmin = true }, Cancellation);
        Assert.True(await People.HasPlatformAdminAsync(Cancellation));

        await People.DeleteAsync("bob", Cancellation);
        Assert.False(await People.HasPlatformAdminAsync(Cancellation));
    }

    [Fact]
    public async Task No_two_users_have_one_address_and_of_two_changes_to_one_version_one_is_made()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await People.AddAsync(Samples.User("bob"), Cancellation);

        await RefusedAsync(ErrorCodes.UserExists, () => People.AddAsync(Samples.User("ann") with { Id = "other" }, Cancellation));
        Assert.False(await People.UpdateAsync(Samples.User("ann") with { Id = "bob", Version = 2 }, Cancellation));
        Assert.True(await People.UpdateAsync(Samples.User("ann") with { Name = "First", Version = 2 }, Cancellation));
        Assert.False(await People.UpdateAsync(Samples.User("ann") with { Name = "Second", Version = 2 }, Cancellation));

        Assert.Equal("First", (await People.FindAsync("ann", Cancellation))!.Name);
    }

    [Fact]
    public async Task Pages_of_users_and_of_members_hold_each_once()
    {
        for (var i = 0; i < 7; i++)
        {
            await People.AddAsync(Samples.User($"u{i}") with { CreatedAt = Now.AddMinutes(i / 2) }, Cancellation);
            await JoinAsync("acme", $"u{i}", TenantRole.Agent, Now.AddMinutes(i / 2));
        }

        var first = await People.ListAsync(text: null, cursor: null, 4, Cancellation);
        var second = await People.ListAsync(text: null, first.NextCursor, 4, Cancellation);
        Assert.Null(second.NextCursor);
        Assert.Equal(["u6", "u5", "u4", "u3", "u2", "u1", "u0"], first.Items.Concat(second.Items).Select(user => user.Id));

        var members = await Memberships.ListAsync("acme", text: null, cursor: null, 4, Cancellation);
        var others = await Memberships.ListAsync("acme", text: null, members.NextCursor, 4, Cancellation);
        Assert.Null(others.NextCursor);
        Assert.Equal(["u6", "u5", "u4", "u3", "u2", "u1", "u0"], members.Items.Concat(others.Items).Select(member => member.Id));
        Assert.Empty((await Memberships.ListAsync("other", text: null, cursor: null, 4, Cancellation)).Items);
        await RefusedAsync(ErrorCodes.InvalidRequest, () => People.ListAsync(text: null, "no cursor", 4, Cancellation));
    }

    [Fact]
    public async Task People_are_found_by_a_part_of_their_name_or_address_in_capitals_or_not_page_by_page()
    {
        var all = new (string Id, string Name, string Email)[]
        {
            ("u0", "Ann Archer", "first@example.com"), ("u1", "Bob", "bob@archery.example"), ("u2", "Cy", "cy@example.com"),
            ("u3", "100% ARCHER_", "d@example.com"), ("u4", "Back\\slash", "e@example.com"),
        };
        foreach (var (id, name, email) in all)
        {
            await People.AddAsync(Samples.User(id) with { Name = name, Email = email, NormalizedEmail = email.ToUpperInvariant(), CreatedAt = Now.AddMinutes(id[1]) }, Cancellation);
            await JoinAsync(id == "u1" ? "other" : "acme", id, TenantRole.Agent, Now.AddMinutes(id[1]));
        }

        var first = await People.ListAsync("archer", cursor: null, 2, Cancellation);
        Assert.Equal(["u3", "u1"], first.Items.Select(user => user.Id));
        var last = await People.ListAsync("archer", first.NextCursor, 2, Cancellation);
        Assert.Equal(["u0"], last.Items.Select(user => user.Id));
        Assert.Null(last.NextCursor);
        var member = await Memberships.ListAsync("acme", "ARCHER", cursor: null, 1, Cancellation);
        Assert.Equal("u3", Assert.Single(member.Items).Id);
        Assert.Equal("u0", Assert.Single((await Memberships.ListAsync("acme", "ARCHER", member.NextCursor, 1, Cancellation)).Items).Id);

        // None of a pattern's own characters means anything.
        Assert.Equal("u3", Assert.Single((await People.ListAsync("0% a", cursor: null, 9, Cancellation)).Items).Id);
        Assert.Equal("u3", Assert.Single((await People.ListAsync("r_", cursor: null, 9, Cancellation)).Items).Id);
        Assert.Equal("u4", Assert.Single((await People.ListAsync("k\\s", cursor: null, 9, Cancellation)).Items).Id);
        Assert.Empty((await People.ListAsync("a%r", cursor: null, 9, Cancellation)).Items);
        Assert.Empty((await Memberships.ListAsync("acme", "nobody\0", cursor: null, 9, Cancellation)).Items);
    }

    [Fact]
    public async Task A_person_has_a_role_in_each_tenant_and_a_tenant_keeps_an_owner()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await People.AddAsync(Samples.User("bob"), Cancellation);
        await JoinAsync("acme", "ann", TenantRole.Owner);
        await JoinAsync("other", "ann", TenantRole.Agent);
        await JoinAsync("acme", "bob", TenantRole.Editor);

        Assert.Equal([new("acme", TenantRole.Owner), new("other", TenantRole.Agent)], await Memberships.ListOfUserAsync("ann", Cancellation));
        Assert.Equal(2, await Memberships.CountAsync("acme", Cancellation));
        await RefusedAsync(ErrorCodes.LastOwner, () => Memberships.SetRoleAsync("acme", "ann", TenantRole.Editor, mayLeaveNoOwner: false, Cancellation));
        await RefusedAsync(ErrorCodes.LastOwner, () => Memberships.RemoveAsync("acme", "ann", mayLeaveNoOwner: false, Cancellation));
        Assert.False(await Memberships.SetRoleAsync("other", "bob", TenantRole.Owner, mayLeaveNoOwner: false, Cancellation));
        Assert.False(await Memberships.RemoveAsync("other", "bob", mayLeaveNoOwner: true, Cancellation));

        Assert.True(await Memberships.SetRoleAsync("acme", "bob", TenantRole.Owner, mayLeaveNoOwner: false, Cancellation));
        Assert.True(await Memberships.SetRoleAsync("acme", "ann", TenantRole.Agent, mayLeaveNoOwner: false, Cancellation));
        Assert.True(await Memberships.RemoveAsync("acme", "bob", mayLeaveNoOwner: true, Cancellation));
        Assert.Equal(TenantRole.Agent, (await Memberships.FindAsync("acme", "ann", Cancellation))!.Role);
        Assert.Null(await Memberships.FindAsync("acme", "bob", Cancellation));

        await Fixture.RemoveTenantAsync("acme");
        Assert.Equal([new("other", TenantRole.Agent)], await Memberships.ListOfUserAsync("ann", Cancellation));
    }

    [Fact]
    public async Task Who_belonged_to_a_removed_tenant_and_to_no_other_goes_with_it()
    {
        foreach (var user in (UserRecord[])[Samples.User("ann"), Samples.User("bob"), Samples.User("root") with { PlatformAdmin = true }, Samples.User("nobody")])
        {
            await People.AddAsync(user, Cancellation);
        }

        await JoinAsync("acme", "ann", TenantRole.Owner);
        await JoinAsync("other", "ann", TenantRole.Agent);
        await JoinAsync("acme", "bob", TenantRole.Agent);
        await JoinAsync("acme", "root", TenantRole.Agent);

        var receipt = await Fixture.RemoveTenantAsync("acme");

        Assert.Null(await People.FindAsync("bob", Cancellation));
        Assert.NotNull(await People.FindAsync("ann", Cancellation));
        Assert.NotNull(await People.FindAsync("root", Cancellation));
        Assert.NotNull(await People.FindAsync("nobody", Cancellation));
        Assert.Equal((3, 1), (receipt.Removed.Single(item => item.Name == "memberships").Count, receipt.Removed.Single(item => item.Name == "users").Count));
    }

    [Fact]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await People.AddAsync(Samples.User("bob"), Cancellation);
        await JoinAsync("acme", "ann", TenantRole.Owner);
        await JoinAsync("acme", "bob", TenantRole.Owner);

        var removals = await Task.WhenAll(RemovedAsync("ann"), RemovedAsync("bob"));

        Assert.Single(removals, removed => removed);
        Assert.Equal(1, await Memberships.CountAsync("acme", Cancellation));

        async Task<bool> RemovedAsync(string userId)
        {
            try
            {
                return await Memberships.RemoveAsync("acme", userId, mayLeaveNoOwner: false, Cancellation);
            }
            catch (ChatException refusal) when (refusal.Code is ErrorCodes.LastOwner or ErrorCodes.Unavailable)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task An_invitation_works_once_until_it_expires_and_a_later_one_takes_its_place()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await Invitations.AddAsync(Invitation("i1"), [1], mostUsers: 0, Cancellation);
        await Invitations.AddAsync(Invitation("i2") with { Role = TenantRole.Editor }, [2], mostUsers: 0, Cancellation);

        Assert.Null(await Invitations.FindAsync([1], Now, Cancellation));
        Assert.Equal(Invitation("i2") with { Role = TenantRole.Editor }, await Invitations.FindAsync([2], Now, Cancellation));
        Assert.Null(await Invitations.FindAsync([2], Now.AddDays(7), Cancellation));
        Assert.False(await Invitations.AcceptAsync([2], "ann", newUser: null, Now.AddDays(7), Cancellation));
        Assert.False(await Invitations.AcceptAsync([1], "ann", newUser: null, Now, Cancellation));
        Assert.Equal("i2", Assert.Single(await Invitations.ListAsync("acme", Now, Cancellation)).Id);
        Assert.Empty(await Invitations.ListAsync("other", Now, Cancellation));
        Assert.False(await Invitations.RemoveAsync("other", "i2", Cancellation));

        Assert.True(await Invitations.AcceptAsync([2], "ann", newUser: null, Now, Cancellation));
        Assert.False(await Invitations.AcceptAsync([2], "ann", newUser: null, Now, Cancellation));
        Assert.Equal(TenantRole.Editor, (await Memberships.FindAsync("acme", "ann", Cancellation))!.Role);
        Assert.Empty(await Invitations.ListAsync("acme", Now, Cancellation));
    }

    [Fact]
    public async Task Accepting_stores_person_and_membership_or_neither()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await Invitations.AddAsync(Invitation("i1"), [1], mostUsers: 0, Cancellation);

        await RefusedAsync(ErrorCodes.UserExists, () => Invitations.AcceptAsync([1], "new", Samples.User("ann") with { Id = "new" }, Now, Cancellation));
        Assert.NotNull(await Invitations.FindAsync([1], Now, Cancellation));
        Assert.Null(await People.FindAsync("new", Cancellation));

        Assert.True(await Invitations.AcceptAsync([1], "bob", Samples.User("bob"), Now, Cancellation));
        Assert.NotNull(await People.FindAsync("bob", Cancellation));
        Assert.Equal("bob", Assert.Single((await Memberships.ListAsync("acme", text: null, cursor: null, 9, Cancellation)).Items).Id);
        Assert.False(await Invitations.RemoveAsync("acme", "i1", Cancellation));
    }

    [Fact]
    public async Task A_reset_token_works_once_until_it_expires_and_ends_the_sessions()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await People.AddAsync(Samples.User("bob"), Cancellation);
        await Sessions.AddAsync(Session("s1", "ann"), [11], Cancellation);
        await Sessions.AddAsync(Session("s2", "bob"), [12], Cancellation);
        await Resets.AddAsync("ann", [1], Now.AddHours(1), Cancellation);
        await Resets.AddAsync("ann", [2], Now.AddHours(1), Cancellation);

        Assert.Null(await Resets.FindUserAsync([1], Now, Cancellation));
        Assert.Equal("ann", await Resets.FindUserAsync([2], Now, Cancellation));
        Assert.False(await Resets.CompleteAsync([1], "new", Now, Cancellation));
        Assert.False(await Resets.CompleteAsync([2], "new", Now.AddHours(1), Cancellation));
        Assert.Equal("hash", (await People.FindAsync("ann", Cancellation))!.PasswordHash);

        Assert.True(await Resets.CompleteAsync([2], "new", Now, Cancellation));
        Assert.False(await Resets.CompleteAsync([2], "again", Now, Cancellation));
        Assert.Equal("new", (await People.FindAsync("ann", Cancellation))!.PasswordHash);
        Assert.Null(await Sessions.FindAsync([11], Cancellation));
        Assert.NotNull(await Sessions.FindAsync([12], Cancellation));
    }

    [Fact]
    public async Task A_new_password_voids_reset_tokens_and_ends_other_sessions()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await Resets.AddAsync("ann", [1], Now.AddHours(1), Cancellation);
        await Sessions.AddAsync(Session("s1", "ann"), [11], Cancellation);
        await Sessions.AddAsync(Session("s2", "ann"), [12], Cancellation);

        await People.SetPasswordAsync("ann", "new", keepSession: "s2", Cancellation);

        Assert.Equal("new", (await People.FindAsync("ann", Cancellation))!.PasswordHash);
        Assert.Equal(2, (await People.FindAsync("ann", Cancellation))!.Version);
        Assert.Null(await Resets.FindUserAsync([1], Now, Cancellation));
        Assert.Equal("s2", Assert.Single(await Sessions.ListAsync("ann", Cancellation)).Id);
    }

    [Fact]
    public async Task A_session_is_found_with_its_person_and_where_they_belong_until_it_is_ended()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await People.AddAsync(Samples.User("bob"), Cancellation);
        await JoinAsync("acme", "ann", TenantRole.Owner);
        await JoinAsync("other", "bob", TenantRole.Owner);
        await Sessions.AddAsync(Session("s1", "ann"), [11], Cancellation);
        await Sessions.AddAsync(Session("s2", "ann") with { Carrier = SessionCarrier.Cookie }, [12], Cancellation);
        await Sessions.AddAsync(Session("s3", "bob"), [13], Cancellation);

        var found = await Sessions.FindAsync([12], Cancellation);
        Assert.Equal(Session("s2", "ann") with { Carrier = SessionCarrier.Cookie }, found!.Session);
        AssertIs(Samples.User("ann"), found.User);
        Assert.Equal([new Membership("acme", TenantRole.Owner)], found.Memberships);

        await Sessions.TouchAsync("s2", Now.AddMinutes(5), Cancellation);
        await Sessions.TouchAsync("s2", Now.AddMinutes(3), Cancellation);
        Assert.Equal(Now.AddMinutes(5), (await Sessions.ListAsync("ann", Cancellation))[0].SeenAt);

        Assert.False(await Sessions.RemoveAsync("bob", "s2", Cancellation));
        Assert.True(await Sessions.RemoveAsync("ann", "s2", Cancellation));
        Assert.Null(await Sessions.FindAsync([12], Cancellation));
        Assert.Equal(["s1"], await Sessions.RemoveAllAsync("ann", keep: null, Cancellation));
        Assert.Empty(await Sessions.RemoveAllAsync("bob", keep: "s3", Cancellation));
        Assert.NotNull(await Sessions.FindAsync([13], Cancellation));
        Assert.Empty((await Sessions.FindAsync([13], Cancellation))!.Memberships.Where(membership => membership.TenantId == "acme"));
    }

    [Fact]
    public async Task Sessions_that_have_expired_go_when_the_person_signs_in_again_and_all_when_the_person_is_removed()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await Sessions.AddAsync(Session("old", "ann") with { ExpiresAt = Now.AddHours(1) }, [11], Cancellation);
        await Sessions.AddAsync(Session("new", "ann") with { CreatedAt = Now.AddHours(1) }, [12], Cancellation);
        Assert.Equal("new", Assert.Single(await Sessions.ListAsync("ann", Cancellation)).Id);

        Assert.True(await People.DeleteAsync("ann", Cancellation));
        Assert.False(await People.DeleteAsync("ann", Cancellation));
        Assert.Null(await Sessions.FindAsync([12], Cancellation));
    }

    [Fact]
    public async Task Of_many_who_are_invited_at_once_no_more_are_than_there_is_room_for()
    {
        await People.AddAsync(Samples.User("ann"), Cancellation);
        await JoinAsync("acme", "ann", TenantRole.Owner);

        var used = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Invitations.AddAsync(
            Invitation($"i{i}") with { Email = $"p{i}@example.com", NormalizedEmail = $"P{i}@EXAMPLE.COM" }, [100, (byte)i], mostUsers: 4, Cancellation)));

        Assert.Equal(3, used.Count(count => count is null));
        Assert.All(used.OfType<int>(), count => Assert.Equal(4, count));
        var pending = await Invitations.ListAsync("acme", Now, Cancellation);
        Assert.Equal(3, pending.Length);
        Assert.Null(await Invitations.AddAsync(pending[0] with { Id = "again" }, [200], mostUsers: 4, Cancellation));
        Assert.Null(await Invitations.AddAsync(
            Invitation("late") with { NormalizedEmail = "LATE@EXAMPLE.COM", CreatedAt = Now.AddDays(8), ExpiresAt = Now.AddDays(15) }, [201], mostUsers: 4, Cancellation));
    }

    private static Invitation Invitation(string id) =>
        new(id, "acme", "ann@example.com", "ANN@EXAMPLE.COM", TenantRole.Agent, "boss@example.com", Now, Now.AddDays(7));

    private static UserSession Session(string id, string userId) =>
        new(id, userId, SessionCarrier.Bearer, Now, Now, Now.AddDays(7), "192.0.2.1", "Browser/1");

    private static async Task RefusedAsync(string code, Func<Task> call) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<ChatException>(call)).Code);

    /// <summary>Records with arrays in them are equal when their parts are.</summary>
    private static void AssertIs(UserRecord expected, UserRecord? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.RecoveryCodes, actual.RecoveryCodes);
        Assert.Equal(expected with { RecoveryCodes = [] }, actual with { RecoveryCodes = [] });
    }

    private async Task JoinAsync(string tenantId, string userId, TenantRole role, DateTimeOffset? at = null)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tenantId} {userId}")));
        var user = (await People.FindAsync(userId, Cancellation))!;
        await Invitations.AddAsync(
            new Invitation($"{tenantId}-{userId}", tenantId, user.Email, user.NormalizedEmail, role, "test", Now, Now.AddDays(7)), hash, mostUsers: 0, Cancellation);
        Assert.True(await Invitations.AcceptAsync(hash, userId, newUser: null, at ?? Now, Cancellation));
    }
}
