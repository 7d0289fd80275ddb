using System.Net;
using System.Net.Http.Json;
using ChatPlatform.People.SecondFactor;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.People;

/// <summary>Authenticator codes and recovery codes.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private PeoplePlatform _platform = null!;
    private TestPerson _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await PeoplePlatform.StartAsync();
        await _platform.Web.CreateTenantAsync("acme");
        _ann = await _platform.JoinAsync("acme", "ann@example.com", "owner");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code) =>
        Assert.Equal(code, Totp.Compute("12345678901234567890"u8, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData("MZXW6YTBOI", "foobar")]
    [InlineData("MZXW6", "foo")]
    [InlineData("", "")]
    public void Keys_are_read_as_RFC_4648_writes_them(string base32, string text) => Assert.Equal(text, System.Text.Encoding.ASCII.GetString(Base32.Decode(base32)));

    [Fact]
    public async Task Signing_in_needs_a_code_once_the_second_factor_is_confirmed()
    {
        var setup = await BeginAsync();
        Assert.StartsWith("otpauth://totp/ChatPlatform:ann%40example.com?secret=", setup.Uri, StringComparison.Ordinal);
        Assert.StartsWith("<svg", setup.QrSvg, StringComparison.Ordinal);
        await _platform.SignInAsync("ann@example.com"); // Not in force yet.
        await (await ConfirmAsync("000000")).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid");
        Assert.Equal(10, (await RecoveryCodesAsync(setup)).Length);

        await (await LoginAsync(code: null)).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_required");
        await (await LoginAsync("000000")).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid");
        await (await LoginAsync(Code(setup))).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid"); // Used to confirm.
        NextStep();
        await _platform.SignInAsync("ann@example.com", code: Code(setup));
    }

    [Fact]
    public async Task A_code_is_accepted_once_and_one_step_early_or_late()
    {
        var setup = await BeginAsync();
        await RecoveryCodesAsync(setup);
        NextStep();
        var code = Code(setup);
        await _platform.SignInAsync("ann@example.com", code: code);
        await (await LoginAsync(code)).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid");

        await _platform.SignInAsync("ann@example.com", code: Code(setup, steps: 1));
        await (await LoginAsync(Code(setup))).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid"); // An earlier one than the last.
        NextStep();
        NextStep();
        var late = Code(setup);
        NextStep();
        await _platform.SignInAsync("ann@example.com", code: late);
        await (await LoginAsync(Code(setup, steps: 2))).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid");
    }

    [Fact]
    public async Task Of_many_requests_with_one_code_at_once_one_signs_in()
    {
        var setup = await BeginAsync();
        await RecoveryCodesAsync(setup);
        NextStep();
        var code = Code(setup);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LoginAsync(code)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_once_and_new_ones_void_the_old()
    {
        var setup = await BeginAsync();
        var codes = await RecoveryCodesAsync(setup);

        var ann = await _platform.SignInAsync("ann@example.com", code: codes[0].ToLowerInvariant());
        await (await LoginAsync(codes[0])).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid");
        var renewed = await (await ann.Client.PostAsJsonAsync("/api/v1/me/second-factor/recovery-codes", new { password = PeoplePlatform.Password })).ReadJsonAsync();
        await (await LoginAsync(codes[1])).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_invalid");
        await _platform.SignInAsync("ann@example.com", code: renewed["recovery_codes"]![3]!.GetValue<string>());
    }

    [Fact]
    public async Task Turning_it_on_or_off_needs_the_password_and_off_a_code_besides()
    {
        await (await _ann.Client.PostAsJsonAsync("/api/v1/me/second-factor", new { password = "wrong" })).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        await (await ConfirmAsync("123456")).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        var setup = await BeginAsync();
        var codes = await RecoveryCodesAsync(setup);

        await (await _ann.Client.PostAsJsonAsync("/api/v1/me/second-factor", new { password = PeoplePlatform.Password })).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await (await RemoveAsync(PeoplePlatform.Password, code: null)).ProblemAsync(HttpStatusCode.Unauthorized, "second_factor_required");
        await (await RemoveAsync("wrong", codes[0])).ProblemAsync(HttpStatusCode.Unauthorized, "sign_in_failed");
        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(PeoplePlatform.Password, codes[0])).StatusCode);
        await _platform.SignInAsync("ann@example.com");
    }

    [Fact]
    public async Task The_platform_admin_turns_it_off_for_one_who_has_lost_it()
    {
        await RecoveryCodesAsync(await BeginAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await _platform.Web.Admin.PostAsync($"/api/v1/admin/users/{_ann.Id}/reset-second-factor", null)).StatusCode);

        await (await _ann.Client.GetAsync("/api/v1/me")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await _platform.SignInAsync("ann@example.com");
    }

    /// <summary>Asking without a code proves the password only: it must not wipe out the guesses that have failed.</summary>
    [Fact]
    public async Task Guessing_codes_locks_out_whatever_is_asked_in_between()
    {
        await RecoveryCodesAsync(await BeginAsync());
        var wrong = 0;
        for (; wrong < 20; wrong++)
        {
            await LoginAsync(code: null);
            if ((await LoginAsync("000000")).StatusCode == HttpStatusCode.TooManyRequests)
            {
                break;
            }
        }

        Assert.InRange(wrong, 4, 5);
    }

    private void NextStep() => _platform.Time.Advance(TimeSpan.FromSeconds(30));

    private string Code(AuthenticatorSetup setup, int steps = 0) => Totp.Compute(Base32.Decode(setup.Key), Totp.StepAt(_platform.Time.GetUtcNow()) + steps);

    private async Task<AuthenticatorSetup> BeginAsync()
    {
        var setup = await (await _ann.Client.PostAsJsonAsync("/api/v1/me/second-factor", new { password = PeoplePlatform.Password })).ReadJsonAsync();
        return new AuthenticatorSetup(setup["key"]!.GetValue<string>(), setup["uri"]!.GetValue<string>(), setup["qr_svg"]!.GetValue<string>());
    }

    private async Task<string[]> RecoveryCodesAsync(AuthenticatorSetup setup) =>
        [.. (await (await ConfirmAsync(Code(setup))).ReadJsonAsync())["recovery_codes"]!.AsArray().Select(code => code!.GetValue<string>())];

    private Task<HttpResponseMessage> ConfirmAsync(string code) => _ann.Client.PostAsJsonAsync("/api/v1/me/second-factor/confirm", new { code });

    private Task<HttpResponseMessage> RemoveAsync(string password, string? code) => _ann.Client.PostAsJsonAsync("/api/v1/me/second-factor/remove", new { password, code });

    private Task<HttpResponseMessage> LoginAsync(string? code) =>
        _platform.Web.Anonymous.PostAsJsonAsync("/api/v1/login", new { email = "ann@example.com", password = PeoplePlatform.Password, code });
}
