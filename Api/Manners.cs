using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Bulk;
using OrleansWarehouse.Api.Buyers;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Idempotency;
using OrleansWarehouse.Api.Import;
using OrleansWarehouse.Api.Orders;
using OrleansWarehouse.Api.Picking;
using OrleansWarehouse.Api.Shipping;

namespace OrleansWarehouse.Api;

/// <summary>What every request goes through, in this order: errors, who asks, how often, what was asked before.</summary>
internal static class Manners
{
    public static void AddManners(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(static json =>
        {
            JsonSetup.Apply(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default);
        });
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ClientErrors>();
        services.AddSingleton<AnswerStore>();
        services.AddSingleton<Retellings>();
        services.AddSingleton<IRetelling, PickRetelling>();
        services.AddSingleton<Batch>();
        services.AddSingleton<Importer>();
        services.AddSingleton<LabelPrinter>();
        services.AddSingleton<TrackingTokens>();
        services.AddSingleton<TrackingFollowers>();
        services.AddRateLimiter(static _ => { });
        services.ConfigureOptions<RateLimits>();
    }

    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AdminKey>();
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<ActorNames>();
        builder.Services.AddHostedService<KeyRingRefresher>();
        builder.Services.AddPeople();
        builder.Services.AddTransient<CallerAuthentication>().AddWebEncoders();
        builder.Services.AddAuthenticationCore(static authentication =>
        {
            authentication.DefaultScheme = CallerAuthentication.SchemeName;
            authentication.AddScheme<CallerAuthentication>(CallerAuthentication.SchemeName, null);
        });
    }

    private static void AddPeople(this IServiceCollection services) => services
        .AddSingleton<PeopleKey>()
        .AddSingleton<Passwords>()
        .AddSingleton<SignInGuard>()
        .AddSingleton<Standings>()
        .AddSingleton<Sessions>()
        .AddSingleton<SignIn>()
        .AddSingleton<Users>()
        .AddSingleton<AccessJudge>();

    public static void UseManners(this WebApplication app)
    {
        app.UseExceptionHandler(static _ => { });
        app.UseStatusCodePages(StatusPages.WriteAsync);
        app.UseRouting();
        app.UseTraceNames();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<IdempotencyMiddleware>();
    }
}
