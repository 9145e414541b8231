using OrleansWarehouse.Api.Hosting;

namespace OrleansWarehouse.Api.Access;

internal sealed class AccessFeature : IFeature
{
    public void AddTo(IServiceCollection services)
    {
        AddKeys(services);
        AddPeople(services);
        AddAuthentication(services);
        services.AddRateLimiter(static _ => { }).ConfigureOptions<RateLimits>();
    }

    public void Map(RouteGroupBuilder api)
    {
        api.MapSession();
        api.MapUsers();
        api.MapKeys();
    }

    private static void AddKeys(IServiceCollection services) => services
        .AddSingleton<AdminKey>()
        .AddSingleton<KeyRing>()
        .AddSingleton<ActorNames>()
        .AddHostedService<KeyRingRefresher>();

    private static void AddPeople(IServiceCollection services) => services
        .AddSingleton<PeopleKey>()
        .AddSingleton<Passwords>()
        .AddSingleton<SignInGuard>()
        .AddSingleton<CallerDirectory>()
        .AddSingleton<Sessions>()
        .AddSingleton<SignIn>()
        .AddSingleton<Users>()
        .AddSingleton<AccessAuthorizer>();

    private static void AddAuthentication(IServiceCollection services)
    {
        services.AddTransient<CallerAuthentication>().AddWebEncoders();
        services.AddAuthenticationCore(static authentication =>
        {
            authentication.DefaultScheme = CallerAuthentication.SchemeName;
            authentication.AddScheme<CallerAuthentication>(CallerAuthentication.SchemeName, null);
        });
    }
}
