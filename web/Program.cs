using ChatPlatform.Hosting;
using ChatPlatform.Web.Admin;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.ConsoleLine;
using ChatPlatform.Web.Demo;
using ChatPlatform.Web.Desk;
using ChatPlatform.Web.Hosting;
using ChatPlatform.Web.Hubs;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Overview;
using ChatPlatform.Web.People;
using ChatPlatform.Web.Playground;
using ChatPlatform.Web.Problems;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using ChatPlatform.Web.Settings;
using ChatPlatform.Web.Tenancy;
using ChatPlatform.Web.Visitors;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

var started = TimeProvider.System.GetTimestamp();
try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddChatPlatform();
    if (ApiDocument.IsBeingMade)
    {
        // All that this program does by itself, beside answering.
        builder.Services.RemoveAll<IHostedService>();
    }

    var app = builder.Build();
    app.UseKnownProxies(app.Services.GetRequiredService<IOptions<ChatOptions>>().Value);
    app.UseProblems();
    app.UseSecurityHeaders();
    app.UseResponseCompression();
    app.UseWidgetAssets();
    app.UseConsoleAssets();
    app.UseDemoSite();
    app.UseLeaving(ChatHub.Path, ConsoleHub.Path);
    app.UseAddressBlocks(ChatHub.Path);
    app.UseAddressBlocks(ConsoleHub.Path);
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapOpenApi();
    app.MapOperations();
    app.MapEngine(Policies.Platform);
    app.MapWidget();
    app.MapConsole();
    app.MapHub<ChatHub>(ChatHub.Path).NotAudited("A visitor's conversation is no administration.");
    app.MapHub<ConsoleHub>(ConsoleHub.Path).NotAudited("It only reads; what agents do in it is the conversation itself.");

    var api = app.MapGroup("/api/v1");
    api.MapChat();
    api.MapSources();
    api.MapKnowledge();
    api.MapUpload();
    api.MapSessions();
    api.MapOverview();
    api.MapDesk();
    api.MapNotes();
    api.MapCannedReplies();
    api.MapDeskSettings();
    api.MapVisitors();
    api.MapExport();
    api.MapSetup();
    api.MapSignIn();
    api.MapMe();
    api.MapUsers();
    api.MapUserAdministration();
    api.MapTenants();
    api.MapDeletions();
    api.MapPlans();
    api.MapMoves();
    api.MapDiagnostics();
    api.MapSystem();
    api.MapProviders();
    api.MapAudit();
    api.MapSecrets();
    api.MapModels();
    api.MapTenantSettings();
    api.MapLimits();
    api.MapBots();
    api.MapBotVersions();
    api.MapPlayground();
    api.MapOrigins();
    api.MapKeys();

    // No data is opened for it.
    if (ApiDocument.IsBeingMade)
    {
        await app.RunAsync();
        return 0;
    }

    // Before the host does it, so that a wrong setting is told as a sentence and not logged as a crash.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    await app.PrepareAsync();
    await app.StartAsync();
    await app.WelcomeAsync(started);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.Sentence(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
