using ChatPlatform.Hosting;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Demo;

/// <summary>Whether this deployment has the demo: as set, or in Development.</summary>
internal sealed class DemoSetting(IOptions<ChatOptions> options, IHostEnvironment environment)
{
    public bool IsOn => options.Value.Demo ?? environment.IsDevelopment();
}
