using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatPlatform.Storage.KeyRing;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Secrets;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Storage.Tests.Secrets;

/// <summary>What every placement does with secrets and with the keys that seal them; a subclass for each runs it.</summary>
public abstract class SecretStoreTests : StoreKit
{
    private const string Key = "sk-a-key-of-acme-0123456789";
    private const string Passphrase = "a passphrase of the tests";

    private static readonly TenantModel Model = new("gpt", "openai", "https://models.acme.example/v1", "large", Key, Samples.Start, 1, InputPrice: 0.075m, OutputPrice: 12.5m);

    private ITenantModelStore Models => Fixture.Get<ITenantModelStore>();

    [Fact]
    public async Task A_model_is_found_as_it_was_saved_by_its_own_tenant_alone()
    {
        Assert.True(await Models.SaveAsync("acme", Model, Cancellation));

        Assert.Equal(Model, await Models.FindAsync("acme", "gpt", Cancellation));
        Assert.Equal(Model, Assert.Single(await Models.ListAsync("acme", Cancellation)));
        Assert.Null(await Models.FindAsync("other", "gpt", Cancellation));
        Assert.Empty(await Models.ListAsync("other", Cancellation));
        Assert.False(await Models.DeleteAsync("other", "gpt", Cancellation));
    }

    [Fact]
    public async Task Of_two_changes_to_one_version_the_second_does_not_take_effect()
    {
        Assert.True(await Models.SaveAsync("acme", Model, Cancellation));
        Assert.False(await Models.SaveAsync("acme", Model with { Model = "another" }, Cancellation));
        Assert.True(await Models.SaveAsync("acme", Model with { Model = "second", Version = 2, OutputPrice = 0 }, Cancellation));
        Assert.False(await Models.SaveAsync("acme", Model with { Model = "third", Version = 2 }, Cancellation));

        Assert.Equal(Model with { Model = "second", Version = 2, OutputPrice = 0 }, await Models.FindAsync("acme", "gpt", Cancellation));
        Assert.True(await Models.DeleteAsync("acme", "gpt", Cancellation));
        Assert.Null(await Models.FindAsync("acme", "gpt", Cancellation));
    }

    [Fact]
    public async Task Models_go_with_their_tenant()
    {
        await Models.SaveAsync("acme", Model, Cancellation);
        await Fixture.RemoveTenantAsync("acme");

        Assert.Empty(await Models.ListAsync("acme", Cancellation));
    }

    [Fact]
    public async Task A_key_stands_sealed_and_opens_for_its_tenant_only()
    {
        await Models.SaveAsync("acme", Model, Cancellation);
        await Models.SaveAsync("other", Model, Cancellation);

        Assert.DoesNotContain(Key, await SealedAsync("acme"), StringComparison.Ordinal);
        await ExecuteAsync("UPDATE tenant_models SET api_key = (SELECT m.api_key FROM tenant_models m WHERE m.tenant_id = 'other') WHERE tenant_id = 'acme'");
        await Assert.ThrowsAsync<CryptographicException>(() => Models.FindAsync("acme", "gpt", Cancellation));
    }

    [Fact]
    public async Task What_an_older_key_has_sealed_is_sealed_anew_and_no_more()
    {
        await Models.SaveAsync("acme", Model, Cancellation);
        var before = await SealedAsync("acme");
        Assert.Equal(new ResealCount("tenant_models.api_key", 1, 0, 0), await ResealAsync(Fixture));

        Fixture.Get<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));

        await using var second = Another(_ => { });
        Assert.Equal(new ResealCount("tenant_models.api_key", 1, 1, 0), await ResealAsync(second));
        Assert.Equal(new ResealCount("tenant_models.api_key", 1, 0, 0), await ResealAsync(second));
        Assert.NotEqual(before, await SealedAsync("acme"));
        Assert.Equal(Key, (await Models.FindAsync("acme", "gpt", Cancellation))!.ApiKey);
    }

    [Fact]
    public async Task A_value_whose_key_is_lost_is_counted_and_left()
    {
        await Models.SaveAsync("acme", Model, Cancellation);
        await ExecuteAsync("UPDATE tenant_models SET api_key = 'nonsense'");

        Assert.Equal(new ResealCount("tenant_models.api_key", 1, 0, 1), await ResealAsync(Fixture));
        Assert.Equal("nonsense", await SealedAsync("acme"));
    }

    [Fact]
    public async Task With_a_passphrase_no_key_is_stored_in_the_clear_not_even_an_earlier_one()
    {
        await Models.SaveAsync("acme", Model, Cancellation);
        Assert.Contains("masterKey", KeyRing(), StringComparison.Ordinal);

        await using var second = Another(Passphrases(Passphrase));
        second.GetRequiredService<KeyRingUpkeep>().Run();
        second.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));

        Assert.DoesNotContain("masterKey", KeyRing(), StringComparison.Ordinal);
        Assert.Equal(Key, (await second.GetRequiredService<ITenantModelStore>().FindAsync("acme", "gpt", Cancellation))!.ApiKey);
    }

    [Fact]
    public async Task A_passphrase_is_replaced_by_naming_the_former_one()
    {
        await using var first = Another(Passphrases(Passphrase));
        first.GetRequiredService<KeyRingUpkeep>().Run();
        await first.GetRequiredService<ITenantModelStore>().SaveAsync("acme", Model, Cancellation);

        await using var second = Another(Passphrases("another passphrase than that", Passphrase));
        second.GetRequiredService<KeyRingUpkeep>().Run();

        await using var third = Another(Passphrases("another passphrase than that"));
        third.GetRequiredService<KeyRingUpkeep>().Run();
        Assert.Equal(Key, (await third.GetRequiredService<ITenantModelStore>().FindAsync("acme", "gpt", Cancellation))!.ApiKey);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a wrong passphrase, this one")]
    public async Task Without_the_right_passphrase_the_start_is_refused_and_no_other_key_is_made(string? wrong)
    {
        await using var first = Another(Passphrases(Passphrase));
        first.GetRequiredService<KeyRingUpkeep>().Run();
        await first.GetRequiredService<ITenantModelStore>().SaveAsync("acme", Model, Cancellation);
        var before = KeyRing();

        await using var second = Another(wrong is null ? _ => { } : Passphrases(wrong));
        var refusal = Assert.Throws<SchemaException>(() => second.GetRequiredService<KeyRingUpkeep>().Run());

        Assert.Contains("Chat:KeyRing:Passphrase", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, KeyRing());
    }

    [Fact]
    public async Task A_certificate_is_replaced_by_naming_the_former_one_and_so_is_it_by_a_passphrase()
    {
        using var old = SelfMade("old");
        using var present = SelfMade("present");
        await using (var first = Another(Certificates(old)))
        {
            first.GetRequiredService<KeyRingUpkeep>().Run();
            await first.GetRequiredService<ITenantModelStore>().SaveAsync("acme", Model, Cancellation);
        }

        Assert.DoesNotContain("masterKey", KeyRing(), StringComparison.Ordinal);
        await using (var without = Another(Certificates(present)))
        {
            Assert.Throws<SchemaException>(() => without.GetRequiredService<KeyRingUpkeep>().Run());
        }

        foreach (var node in (Action<IServiceCollection>[])
                 [
                     Certificates(present, old),
                     Certificates(present),
                     services => services.AddKeyRingEncryption(new KeyRingPassphrases(Passphrase, []), new KeyRingCertificates(null, [present])),
                     Passphrases(Passphrase),
                     services => services.AddKeyRingEncryption(new KeyRingPassphrases(null, [Passphrase]), new KeyRingCertificates(present, [])),
                     Certificates(present),
                 ])
        {
            await using var another = Another(node);
            another.GetRequiredService<KeyRingUpkeep>().Run();
            Assert.Equal(Key, (await another.GetRequiredService<ITenantModelStore>().FindAsync("acme", "gpt", Cancellation))!.ApiKey);
        }
    }

    [Fact]
    public async Task What_an_authenticator_makes_its_codes_of_is_sealed_anew_for_its_person_too()
    {
        var user = Samples.User("ann") with { AuthenticatorKey = Fixture.Get<SecretSeal>().Close(SecretPurpose.AuthenticatorKey, Samples.User("ann").Id, "JBSWY3DP") };
        await Fixture.Get<IPeopleStore>().AddAsync(user, Cancellation);
        await Fixture.Get<IPeopleStore>().AddAsync(Samples.User("bob"), Cancellation);
        Fixture.Get<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));

        await using var second = Another(_ => { });
        Assert.Equal(new ResealCount("users.authenticator_key", 1, 1, 0), await ResealAsync(second, "users.authenticator_key"));

        var resealed = (await Fixture.Get<IPeopleStore>().FindAsync(user.Id, Cancellation))!.AuthenticatorKey;
        Assert.NotEqual(user.AuthenticatorKey, resealed);
        Assert.Equal("JBSWY3DP", second.GetRequiredService<SecretSeal>().Open(SecretPurpose.AuthenticatorKey, user.Id, resealed));
    }

    /// <summary>Another node over the same data.</summary>
    protected abstract ServiceProvider Another(Action<IServiceCollection> more);

    protected abstract Task ExecuteAsync(string sql);

    protected abstract Task<string> SealedAsync(string tenantId);

    private static Action<IServiceCollection> Passphrases(string current, params string[] former) =>
        services => services.AddKeyRingEncryption(new KeyRingPassphrases(current, former), new KeyRingCertificates(null, []));

    private static Action<IServiceCollection> Certificates(X509Certificate2 current, params X509Certificate2[] former) =>
        services => services.AddKeyRingEncryption(new KeyRingPassphrases(null, []), new KeyRingCertificates(current, former));

    private static X509Certificate2 SelfMade(string name)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static Task<ResealCount> ResealAsync(StorageFixture fixture) => ResealAsync(fixture.Services);

    private static Task<ResealCount> ResealAsync(IServiceProvider services, string name = "tenant_models.api_key") =>
        services.GetServices<ISealedValues>().Single(kind => kind.Name == name).ResealAsync(Cancellation);

    private string KeyRing() =>
        string.Concat(((IKeyRing)Fixture.Get<Microsoft.Extensions.Options.IOptions<KeyManagementOptions>>().Value.XmlRepository!).GetAllElements());
}
