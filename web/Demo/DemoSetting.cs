using ChatPlatform.Hosting;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Demo;

/// <summary>
/// Whether this deployment has the demo: as set, or in Development where the grains are in this process too. Silos elsewhere
/// would have to be allowed to read this process's own address.
/// </summary>
internal sealed class DemoSetting(IOptions<ChatOptions> options, IHostEnvironment environment)
{
    public bool IsOn => options.Value.Demo ?? (environment.IsDevelopment() && options.Value.Role == HostRole.All);
}
