using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatPlatform.People.Mail;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatPlatform.Web.Tests.People;

/// <summary>Mails handed to a server that speaks the protocol.</summary>
public sealed class SmtpMailerTests : IDisposable
{
    private const string Token = "cp_reset_a-token-of-the-tests";

    private readonly X509Certificate2 _certificate = Certificate("localhost");
    private readonly string _authority = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static MailMessage Message { get; } = new("ann@example.com", "Set a new password", $"Grüße!\n\n.\nhttps://chat.example/console/password#token={Token}");

    public SmtpMailerTests() => File.WriteAllText(_authority, _certificate.ExportCertificatePem());

    public void Dispose()
    {
        _certificate.Dispose();
        File.Delete(_authority);
    }

    [Fact]
    public async Task A_mail_is_handed_over_whole_encrypted_and_with_the_password()
    {
        await using var server = new SmtpServer(_certificate).Start();

        await Mailer(server).SendAsync(Message, Cancellation);

        var mail = await server.NextAsync();
        Assert.True(mail.IsEncrypted);
        Assert.Equal("\0chat\0a password", mail.Credentials);
        Assert.Equal(("MAIL FROM:<chat@example.com>", "RCPT TO:<ann@example.com>"), (mail.From.Split(' ')[0] + " " + mail.From.Split(' ')[1], mail.To));
        Assert.Contains("From: Chat <chat@example.com>\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Subject: Set a new password\n", mail.Text, StringComparison.Ordinal);
        var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Text)), Cancellation);
        Assert.Equal(Message.Text, message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task A_server_without_encryption_is_told_nothing()
    {
        await using var server = new SmtpServer(certificate: null).Start();

        await NotSentAsync(Mailer(server), server);
    }

    [Theory]
    [InlineData(false, "localhost")]
    [InlineData(true, "elsewhere.example")]
    public async Task A_server_whose_certificate_nobody_vouches_for_or_that_is_anothers_is_told_nothing(bool isVouchedFor, string name)
    {
        using var certificate = Certificate(name);
        await File.WriteAllTextAsync(_authority, certificate.ExportCertificatePem(), Cancellation);
        await using var server = new SmtpServer(certificate).Start();

        await NotSentAsync(Mailer(server, options => options.Authority = isVouchedFor ? _authority : ""), server);
    }

    /// <summary>1.3.6.1.5.5.7.3.1 is a server's, 1.3.6.1.5.5.7.3.2 a client's.</summary>
    [Theory]
    [InlineData("1.3.6.1.5.5.7.3.1", true)]
    [InlineData("1.3.6.1.5.5.7.3.2", false)]
    public async Task An_authority_may_vouch_through_another_but_for_servers_only(string use, bool isBelieved)
    {
        using var root = Certificate("Root", isAuthority: true);
        using var between = Certificate("Between", root, isAuthority: true);
        using var leaf = Certificate("localhost", between, use: use);
        await File.WriteAllTextAsync(_authority, root.ExportCertificatePem(), Cancellation);
        await using var server = new SmtpServer(leaf, between: [between]).Start();

        if (isBelieved)
        {
            await Mailer(server).SendAsync(Message, Cancellation);
            Assert.True((await server.NextAsync()).IsEncrypted);
        }
        else
        {
            await NotSentAsync(Mailer(server), server);
        }
    }

    [Theory]
    [InlineData("AUTH")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task What_a_server_refuses_is_told_without_its_words(string command)
    {
        await using var server = new SmtpServer(_certificate, refuse: command).Start();

        await NotSentAsync(Mailer(server), server);
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_says_nothing_is_not_waited_for_longer_than_is_set()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        await NotSentAsync(Mailer(port, options => options.Timeout = TimeSpan.FromMilliseconds(200)), server: null);
        silent.Stop();
        await NotSentAsync(Mailer(port), server: null);
    }

    [Fact]
    public async Task With_a_server_in_the_settings_an_invitation_goes_there_and_to_no_file()
    {
        await using var server = new SmtpServer(certificate: null).Start();
        await using var platform = new WebPlatform(
            ("Chat:Mail:Host", "localhost"), ("Chat:Mail:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Chat:Mail:Security", "None"), ("Chat:Mail:From", "chat@example.com"));
        await platform.CreateTenantAsync("acme");

        var invited = await platform.Admin.PostAsJsonAsync("/api/v1/users?tenant=acme", new { email = "ann@example.com", role = "editor" }, Cancellation);

        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        Assert.Contains("cp_invite_", (await server.NextAsync()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(platform.FilesOnDisk(), file => file.EndsWith(".eml", StringComparison.Ordinal));
    }

    private static async Task NotSentAsync(SmtpMailer mailer, SmtpServer? server)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => mailer.SendAsync(Message, Cancellation));

        Assert.Equal(ErrorCodes.Unavailable, refusal.Code);
        Assert.DoesNotContain("ann@", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, server?.Received ?? 0);
    }

    private SmtpMailer Mailer(SmtpServer server, Action<MailOptions>? change = null) => Mailer(server.Port, change);

    private SmtpMailer Mailer(int port, Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Host = "localhost", Port = port, Authority = _authority, User = "chat", Password = "a password", From = "Chat <chat@example.com>" };
        change?.Invoke(options);
        return new SmtpMailer(options, TimeProvider.System, NullLogger<SmtpMailer>.Instance);
    }

    /// <param name="issuer">null: itself.</param>
    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer = null, bool isAuthority = false, string? use = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        }

        if (use is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));
        }

        // Within its issuer's time.
        var (from, to) = issuer is null ? (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)) : (issuer.NotBefore, issuer.NotAfter);
        using var made = issuer is null ? request.CreateSelfSigned(from, to) : request.Create(issuer, from, to, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
