using ChatPlatform.People.Administration;
using ChatPlatform.People.Identity;
using ChatPlatform.People.Mail;
using ChatPlatform.People.Members;
using ChatPlatform.People.Passwords;
using ChatPlatform.People.Profiles;
using ChatPlatform.People.SecondFactor;
using ChatPlatform.People.Sessions;
using ChatPlatform.People.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatPlatform.People;

public static class PeopleServiceCollectionExtensions
{
    /// <summary>PBKDF2 with HMAC-SHA512, as many rounds as OWASP's password storage cheat sheet asks for.</summary>
    private const int PasswordRounds = 210_000;

    /// <summary>People who sign in, over the stores, the grains and the key ring that the host has registered.</summary>
    /// <param name="dataDirectory">Where mails are written, unless the settings say where else.</param>
    /// <param name="serverAddress">What links in mails begin with, unless the settings say what else.</param>
    public static IServiceCollection AddPeople(
        this IServiceCollection services, IConfiguration configuration, string dataDirectory, Func<IServiceProvider, string> serverAddress)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<PeopleOptions>().Bind(configuration.GetSection(PeopleOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PeopleOptions>, PeopleOptionsValidator>();
        services.AddIdentityCore<User>(identity =>
            {
                // Length is what counts (NIST SP 800-63B, 5.1.1.2); rules of composition only make people write "1!" at the end.
                identity.Password = new PasswordOptions
                {
                    RequiredLength = 12,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserManager<PeopleUserManager>()
            .AddUserStore<UserStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
        services.Replace(ServiceDescriptor.Singleton<ILookupNormalizer, EmailNormalizer>());
        services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<User>, PasswordHasher<User>>());
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordRounds);

        services.AddSingleton<DummyPassword>();
        services.AddScoped<UserPasswords>();
        services.AddScoped<SecondFactors>();
        services.AddSingleton<SignInAttempts>();
        services.AddScoped<SignIns>();
        services.AddSingleton<UserSessions>();
        services.AddSingleton<UserAccess>();
        services.AddScoped<PasswordResets>();
        services.AddSingleton<PasswordResetQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<PasswordResetQueue>());
        services.AddScoped<Invitations>();
        services.AddSingleton<TenantMembers>();
        services.AddScoped<Profile>();
        services.AddScoped<UserAdministration>();
        services.AddSingleton(provider => new Letters(provider.GetRequiredService<IOptions<PeopleOptions>>(), () => serverAddress(provider)));
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddSingleton(provider => Mailer(provider, dataDirectory));
        return services;
    }

    private static IMailer Mailer(IServiceProvider provider, string dataDirectory)
    {
        var mail = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        if (mail.Host.Length > 0)
        {
            return new SmtpMailer(mail, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SmtpMailer>>());
        }

        var folder = provider.GetRequiredService<IOptions<PeopleOptions>>().Value.Outbox;
        return new FileOutbox(folder.Length > 0 ? folder : Path.Combine(dataDirectory, "outbox"), provider.GetRequiredService<TimeProvider>());
    }
}
