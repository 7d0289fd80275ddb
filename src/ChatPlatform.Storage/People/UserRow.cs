namespace ChatPlatform.Storage.People;

/// <summary>A row of the table users.</summary>
internal sealed class UserRow
{
    public const string Columns =
        """
        users.id AS Id, users.email AS Email, users.normalized_email AS NormalizedEmail, users.name AS Name, users.platform_admin AS PlatformAdmin,
        users.password_hash AS PasswordHash, users.second_factor AS SecondFactor, users.authenticator_key AS AuthenticatorKey,
        users.authenticator_step AS AuthenticatorStep, users.recovery_codes AS RecoveryCodes, users.created_at AS CreatedAt, users.version AS Version
        """;

    public const string Insert =
        """
        INSERT INTO users (id, email, normalized_email, name, platform_admin, password_hash, second_factor, authenticator_key,
            authenticator_step, recovery_codes, created_at, version)
        VALUES (@Id, @Email, @NormalizedEmail, @Name, @PlatformAdmin, @PasswordHash, @SecondFactor, @AuthenticatorKey,
            @AuthenticatorStep, @RecoveryCodes, @CreatedAt, @Version)
        ON CONFLICT (normalized_email) DO NOTHING
        """;

    /// <summary>Of the version before this one.</summary>
    public const string Update =
        """
        UPDATE users SET email = @Email, normalized_email = @NormalizedEmail, name = @Name, platform_admin = @PlatformAdmin,
            password_hash = @PasswordHash, second_factor = @SecondFactor, authenticator_key = @AuthenticatorKey,
            authenticator_step = @AuthenticatorStep, recovery_codes = @RecoveryCodes, version = @Version
        WHERE id = @Id AND version = @Version - 1
            AND NOT EXISTS (SELECT 1 FROM users other WHERE other.normalized_email = @NormalizedEmail AND other.id <> @Id)
        """;

    private const char Separator = ' ';

    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string NormalizedEmail { get; init; }

    public required string Name { get; init; }

    public bool PlatformAdmin { get; init; }

    public string? PasswordHash { get; init; }

    public bool SecondFactor { get; init; }

    public string? AuthenticatorKey { get; init; }

    public long AuthenticatorStep { get; init; }

    public required string RecoveryCodes { get; init; }

    public StoredTime CreatedAt { get; init; }

    public long Version { get; init; }

    public static UserRow Of(UserRecord user) => new()
    {
        Id = user.Id,
        Email = user.Email,
        NormalizedEmail = user.NormalizedEmail,
        Name = user.Name,
        PlatformAdmin = user.PlatformAdmin,
        PasswordHash = user.PasswordHash,
        SecondFactor = user.SecondFactor,
        AuthenticatorKey = user.AuthenticatorKey,
        AuthenticatorStep = user.AuthenticatorStep,
        RecoveryCodes = string.Join(Separator, user.RecoveryCodes),
        CreatedAt = user.CreatedAt,
        Version = user.Version,
    };

    public UserRecord ToRecord() => new(
        Id, Email, NormalizedEmail, Name, PlatformAdmin, PasswordHash, SecondFactor, AuthenticatorKey, AuthenticatorStep,
        [.. RecoveryCodes.Split(Separator, StringSplitOptions.RemoveEmptyEntries)], CreatedAt, Version);
}
