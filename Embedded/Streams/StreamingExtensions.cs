using Microsoft.Extensions.DependencyInjection;
using Orleans.Engine;
using Orleans.Streams;

namespace Orleans
{
    public static class GrainStreamingExtensions
    {
        /// <exception cref="KeyNotFoundException">There is no provider of that name.</exception>
        public static IStreamProvider GetStreamProvider(this Grain grain, string name) => ((IGrainBase)grain).GetStreamProvider(name);

        /// <exception cref="KeyNotFoundException">There is no provider of that name.</exception>
        public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name) =>
            StreamProviders.Get(grain.GrainContext.ActivationServices, name);
    }

    public static class ClientStreamingExtensions
    {
        /// <exception cref="KeyNotFoundException">There is no provider of that name.</exception>
        public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
            StreamProviders.Get(client.ServiceProvider, name);
    }
}

namespace Orleans.Hosting
{
    public static class SiloBuilderMemoryStreamExtensions
    {
        public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name) =>
            builder.ConfigureServices(services => services.AddKeyedSingleton<IStreamProvider>(
                name, (provider, _) => new MemoryStreamProvider(name, provider.GetRequiredService<Silo>())));
    }
}

namespace Orleans.Engine
{
    internal static class StreamProviders
    {
        internal static IStreamProvider Get(IServiceProvider services, string name) =>
            services.GetKeyedService<IStreamProvider>(name) ?? throw new KeyNotFoundException($"Stream provider '{name}' not found");
    }
}
