using ChatPlatform.Hosting.Diagnostics;
using ChatPlatform.Knowledge;
using ChatPlatform.Models;
using ChatPlatform.Playground;
using ChatPlatform.Recovery;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Exporting;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Hosting;

/// <summary>What every node of the platform has, front or silo, one line a concern.</summary>
public static class PlatformHosting
{
    /// <summary>For what a host with grains does when its turns have ended.</summary>
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(15);

    /// <param name="fixedRole">The one role that this program can have; null: as the settings say.</param>
    /// <returns>Settings, which are valid: what follows is built on them.</returns>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static ChatOptions AddPlatform(this IHostApplicationBuilder builder, HostRole? fixedRole = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.ReadOptions(fixedRole);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddStorage(options);
        builder.AddKeyRing(options.KeyRing);
        builder.AddPlans(options);
        builder.Services.AddModels(builder.Configuration);
        builder.Services.AddKnowledge(builder.Configuration);
        builder.Services.AddSingleton<ModelConnections>();
        builder.Services.AddSingleton<TenantModels>();
        builder.Services.AddSingleton<BotPrices>();
        builder.Services.AddSingleton<QuestionGrounding>();
        builder.Services.AddSingleton<BotModels>();
        builder.Services.AddSingleton<PlaygroundTurns>();
        builder.Services.AddSingleton<PlatformDiagnostics>();
        builder.Services.AddSingleton<IEngineStatus, EngineReading>();
        builder.Services.AddSingleton<SessionCleanup>();
        builder.Services.AddSingleton<TenantExport>();
        if (options.Role != HostRole.Front)
        {
            builder.Services.AddSingleton<IAnswerer, GroundedAnswerer>();
            builder.Services.AddHostedService<UnfinishedWorkWaker>();
            builder.Services.AddSingleton<TenantRemoval>();
            builder.Services.AddHostedService<TenantUpkeep>();
            builder.Services.AddHostedService<TenantRetention>();
            builder.Services.AddHostedService<MissingPlansWarning>();
            builder.Services.AddOptions<TenantLifecycleOptions>().Bind(builder.Configuration.GetSection(TenantLifecycleOptions.Section))
                .Validate(lifecycle => lifecycle.IsValid(), TenantLifecycleOptions.Ranges).ValidateOnStart();
            builder.Services.AddOptions<StreamingOptions>().Bind(builder.Configuration.GetSection(StreamingOptions.Section))
                .Validate(streaming => streaming.IsValid(), StreamingOptions.Ranges).ValidateOnStart();
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Cluster.DrainTimeout + Leaving);
        }

        builder.AddEngine(options);

        // After the engine, whose grains it calls as soon as it is started.
        builder.Services.AddHostedService<PlanWatch>();
        return options;
    }

    private static ChatOptions ReadOptions(this IHostApplicationBuilder builder, HostRole? fixedRole)
    {
        var options = Bound(builder.Configuration.GetSection(ChatOptions.Section));
        if (fixedRole is null && options.Role == HostRole.Silo)
        {
            throw Wrong("Chat:Role is 'silo', which is a program of its own; this one can be 'all' or 'front'.");
        }

        options.Role = fixedRole ?? options.Role;
        var wrong = ChatOptionsValidator.Wrong(options, builder.Configuration.Connection()).ToArray();
        return wrong.Length == 0 ? options : throw Wrong(wrong);
    }

    private static ChatOptions Bound(IConfigurationSection section)
    {
        try
        {
            return section.Get<ChatOptions>() ?? new ChatOptions();
        }
        catch (InvalidOperationException unreadable)
        {
            throw section[nameof(ChatOptions.Role)] is { } role && !Enum.TryParse<HostRole>(role, ignoreCase: true, out _)
                ? Wrong($"Chat:Role is '{role}'; it must be 'all' or 'front'.")
                : Wrong(unreadable.Message);
        }
    }

    private static OptionsValidationException Wrong(params string[] sentences) =>
        new(ChatOptions.Section, typeof(ChatOptions), sentences);
}
