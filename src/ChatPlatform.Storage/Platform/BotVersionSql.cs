namespace ChatPlatform.Storage.Platform;

/// <summary>Statements about versions of bots that both databases read.</summary>
internal static class BotVersionSql
{
    /// <param name="bot">The expression for @Bot as the column holds it.</param>
    public static string Insert(string bot) =>
        $"""
        INSERT INTO bot_versions (tenant_id, bot_id, version, changed_at, changed_by, bot)
        SELECT @TenantId, @BotId, @Version, @ChangedAt, @ChangedBy, {bot}
        WHERE @IsNewest OR NOT EXISTS (SELECT 1 FROM bot_versions WHERE tenant_id = @TenantId AND bot_id = @BotId)
        ON CONFLICT (tenant_id, bot_id, version) DO NOTHING
        """;

    /// <summary>Removes what <see cref="List"/> does not reach.</summary>
    public const string Prune =
        $"""
        DELETE FROM bot_versions WHERE tenant_id = @TenantId AND bot_id = @BotId AND version <=
            (SELECT version FROM bot_versions WHERE tenant_id = @TenantId AND bot_id = @BotId ORDER BY version DESC LIMIT 1 OFFSET {Kept})
        """;

    private const string Kept = "100";

    public const string List =
        $"""
        SELECT version AS Version, changed_at AS ChangedAt, changed_by AS ChangedBy, bot AS Bot
        FROM bot_versions WHERE tenant_id = @tenantId AND bot_id = @botId
        ORDER BY version DESC LIMIT {Kept}
        """;
}
