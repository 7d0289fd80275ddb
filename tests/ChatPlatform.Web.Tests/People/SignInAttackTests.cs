using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.People;

/// <summary>Attacks on signing in that other platforms have fallen to, each by its name.</summary>
public sealed class SignInAttackTests : IAsyncLifetime
{
    private const string Known = "ann@example.com";
    private const string Unknown = "bob@example.com";

    private PeoplePlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await PeoplePlatform.StartAsync();
        await _platform.Web.CreateTenantAsync("acme");
        await _platform.JoinAsync("acme", Known, "owner");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task CVE_2026_41276_a_reset_token_that_is_null_empty_made_up_used_or_expired_sets_no_password()
    {
        var used = await RequestResetAsync(1);
        const string next = "another good password";
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(used, next)).StatusCode);
        var replaced = await RequestResetAsync(2);
        var expired = await RequestResetAsync(3);
        _platform.Time.Advance(TimeSpan.FromHours(1));

        var answers = new List<string>();
        foreach (var token in (string?[])[null, "", " ", "null", "undefined", "cp_reset_", "cp_reset_" + new string('A', 43), new string('x', 10_000), used, replaced, expired])
        {
            var answer = await ResetAsync(token, "the password of a thief");
            await answer.ProblemAsync(HttpStatusCode.BadRequest, "token_invalid");
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        foreach (var body in (string[])["{}", """{"password":"the password of a thief"}""", """{"token":null,"password":"the password of a thief"}"""])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            await (await _platform.Web.Anonymous.PostAsync("/api/v1/password/reset", content)).ProblemAsync(HttpStatusCode.BadRequest, "token_invalid");
        }

        Assert.Single(answers.Distinct());
        await _platform.SignInAsync(Known, next);
    }

    [Fact]
    public async Task CVE_2026_41276_of_many_who_use_one_reset_token_at_once_one_succeeds()
    {
        var token = await RequestResetAsync(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(thief => ResetAsync(token, $"the password of thief {thief}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_reset_ends_every_session_and_a_bad_password_does_not_use_the_token_up()
    {
        var ann = await _platform.SignInAsync(Known);
        var token = await RequestResetAsync(1);

        await (await ResetAsync(token, "short")).ProblemAsync(HttpStatusCode.BadRequest, "password_rejected");
        Assert.Equal(HttpStatusCode.OK, (await ann.Client.GetAsync("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(token, "another good password")).StatusCode);

        await (await ann.Client.GetAsync("/api/v1/me")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task CVE_2026_28288_no_answer_tells_whether_an_account_exists_and_the_same_work_is_done()
    {
        var (known, unknown) = (new List<string>(), new List<string>());
        var (knownWork, unknownWork) = (0, 0);
        // To the lock-out and beyond, which must come to both after as many tries.
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var before = _platform.Hashes.Verified;
            known.Add(await ToldAsync(await LoginAsync(Known, "wrong password", "192.0.2.10")));
            knownWork += _platform.Hashes.Verified - before;
            before = _platform.Hashes.Verified;
            unknown.Add(await ToldAsync(await LoginAsync(Unknown, "wrong password", "192.0.2.20")));
            unknownWork += _platform.Hashes.Verified - before;
        }

        foreach (var email in (string[])[Known, Unknown])
        {
            (email == Known ? known : unknown).Add(await ToldAsync(
                await _platform.From("192.0.2.30").PostAsJsonAsync("/api/v1/password/forgot", new { email })));
        }

        Assert.Equal(known, unknown);
        Assert.Equal((5, 5), (knownWork, unknownWork));
        Assert.Equal(3, known.Count(answer => answer.Contains("too_many_attempts", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CVE_2026_28288_an_invitation_does_not_tell_the_inviter_whether_the_address_has_an_account()
    {
        var key = await _platform.Web.CreateTenantAsync("other");

        var known = await (await key.Admin.PostAsJsonAsync("/api/v1/users", new { email = Known, role = "agent" })).ReadJsonAsync();
        var unknown = await (await key.Admin.PostAsJsonAsync("/api/v1/users", new { email = Unknown, role = "agent" })).ReadJsonAsync();

        foreach (var answer in (System.Text.Json.Nodes.JsonNode[])[known, unknown])
        {
            answer["id"] = answer["email"] = answer["link"] = null;
        }

        Assert.Equal(known.ToJsonString(), unknown.ToJsonString());
    }

    [Fact]
    public async Task CVE_2026_46440_guessing_one_accounts_password_from_many_addresses_locks_the_account()
    {
        for (var i = 0; i < 5; i++)
        {
            await (await LoginAsync(Known, $"guess {i}", $"198.51.100.{i}")).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        }

        var locked = await LoginAsync(Known, PeoplePlatform.Password, "198.51.100.77");
        await locked.ProblemAsync(HttpStatusCode.TooManyRequests, "too_many_attempts");
        Assert.Equal(TimeSpan.FromMinutes(15), locked.Headers.RetryAfter!.Delta);

        _platform.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(Known, PeoplePlatform.Password, "198.51.100.77")).StatusCode);
    }

    [Fact]
    public async Task CVE_2026_46440_trying_stolen_passwords_on_many_accounts_locks_the_address()
    {
        for (var i = 0; i < 30; i++)
        {
            await (await LoginAsync($"user{i}@example.com", "a stolen password", "203.0.113.9")).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        }

        // Nor does the address fill the audit log from here on.
        var entries = await NewestEntryAsync();
        await (await LoginAsync(Known, PeoplePlatform.Password, "203.0.113.9")).ProblemAsync(HttpStatusCode.TooManyRequests, "too_many_attempts");
        Assert.Equal(entries, await NewestEntryAsync());

        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(Known, PeoplePlatform.Password, "203.0.113.10")).StatusCode);
        _platform.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await LoginAsync(Known, PeoplePlatform.Password, "203.0.113.9")).StatusCode);
    }

    [Fact]
    public async Task CVE_2026_46440_many_guesses_at_once_are_no_more_than_one_after_the_other()
    {
        var before = _platform.Hashes.Verified;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => LoginAsync(Known, $"guess {i}", "198.51.100.1")));

        Assert.Equal(5, _platform.Hashes.Verified - before);
    }

    [Fact]
    public async Task CVE_2026_46440_whoever_signs_in_to_an_account_of_their_own_in_between_is_locked_out_all_the_same()
    {
        await _platform.JoinAsync("acme", "eve@example.com", "agent");
        var guesses = 0;
        for (; guesses < 40; guesses++)
        {
            await LoginAsync("eve@example.com", PeoplePlatform.Password, "203.0.113.9");
            if ((await LoginAsync($"user{guesses}@example.com", "a stolen password", "203.0.113.9")).StatusCode == HttpStatusCode.TooManyRequests)
            {
                break;
            }
        }

        Assert.InRange(guesses, 29, 30);
    }

    [Fact]
    public async Task A_mailbox_is_not_flooded_and_a_reset_ends_the_lock_out()
    {
        for (var i = 0; i < 5; i++)
        {
            await LoginAsync(Known, "wrong", "198.51.100.1");
            Assert.Equal(HttpStatusCode.Accepted, (await ForgotAsync(Known)).StatusCode);
        }

        await (await ForgotAsync(Known)).ProblemAsync(HttpStatusCode.TooManyRequests, "too_many_attempts");
        var token = await _platform.Mail.TokenAsync(Known, count: 6);
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(token, "another good password")).StatusCode);
        await _platform.SignInAsync(Known, "another good password");
    }

    [Fact]
    public async Task No_token_and_no_password_is_logged()
    {
        var ann = await _platform.SignInAsync(Known);
        var reset = await RequestResetAsync(1);
        await ResetAsync(reset, "another good password");
        await ann.Client.GetAsync("/api/v1/me");

        foreach (var secret in (string[])[reset, ann.Token, PeoplePlatform.Password, "another good password", .. _platform.Mail.Messages.Select(mail => CapturedMail.TokenIn(mail.Text))])
        {
            Assert.DoesNotContain(_platform.Web.Captured.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Sign_ins_that_succeed_and_that_fail_are_in_the_audit_log()
    {
        await LoginAsync(Known, "wrong password", "198.51.100.1");
        await LoginAsync("my password in the wrong field", "x", "198.51.100.1");
        var ann = await _platform.SignInAsync(Known);
        await ann.Client.PostAsync("/api/v1/logout", null);

        var entries = (await (await _platform.Web.Admin.GetAsync("/api/v1/admin/audit?action=user")).ReadJsonAsync())["items"]!.AsArray()
            .Where(entry => entry!["outcome"]!.GetValue<string>() != "begun").Reverse()
            .Select(entry => $"{entry!["action"]} {entry["outcome"]} {entry["code"]} {entry["address"]} {entry["object_id"]}").ToList();

        Assert.Equal(
            [
                $"user.sign_in refused sign_in_failed 198.51.100.1 {Known}",
                "user.sign_in refused sign_in_failed 198.51.100.1 (no address)",
                $"user.sign_in done  unknown {ann.Id}",
                $"user.sign_out done  unknown {ann.Id}",
            ],
            entries[^4..]);
    }

    [Fact]
    public async Task What_proves_nothing_is_refused_like_a_wrong_password()
    {
        foreach (var body in (string[])
        [
            "{}",
            """{"email":null,"password":null}""",
            """{"email":"","password":""}""",
            """{"email":"ann@example.com","password":null}""",
            """{"email":"ann@example.com","password":""}""",
            """{"email":"ann@example.com\u0000","password":"correct horse battery"}""",
            """{"email":"%","password":"correct horse battery"}""",
            """{"email":"' OR 1=1 --","password":"' OR 1=1 --"}""",
        ])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            await (await _platform.Web.Anonymous.PostAsync("/api/v1/login", content)).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        }
    }

    private static async Task<string> ToldAsync(HttpResponseMessage response) =>
        $"{(int)response.StatusCode}\n{response.Headers}{response.Content.Headers}\n{await response.Content.ReadAsStringAsync()}";

    private Task<HttpResponseMessage> LoginAsync(string email, string password, string address) =>
        _platform.From(address).PostAsJsonAsync("/api/v1/login", new { email, password });

    private Task<HttpResponseMessage> ForgotAsync(string email) => _platform.Web.Anonymous.PostAsJsonAsync("/api/v1/password/forgot", new { email });

    private Task<HttpResponseMessage> ResetAsync(string? token, string password) =>
        _platform.Web.Anonymous.PostAsJsonAsync("/api/v1/password/reset", new { token, password });

    /// <returns>The token of the n-th mail; the invitation's was another.</returns>
    private async Task<string> RequestResetAsync(int count)
    {
        Assert.Equal(HttpStatusCode.Accepted, (await ForgotAsync(Known)).StatusCode);
        return await _platform.Mail.TokenAsync(Known, count + 1);
    }

    private async Task<long> NewestEntryAsync() =>
        (await (await _platform.Web.Admin.GetAsync("/api/v1/admin/audit?limit=1")).ReadJsonAsync())["items"]![0]!["sequence"]!.GetValue<long>();
}
