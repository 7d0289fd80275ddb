using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Embedded;

internal static class EngineServices
{
    public static ISiloBuilder AddEngine(this IServiceCollection services, IConfiguration configuration) => new SiloBuilder(services, configuration);
}
