using OrleansWarehouse.Api;
using OrleansWarehouse.Api.Demo;
using OrleansWarehouse.Api.Hosting;
using OrleansWarehouse.Api.Screens;
using OrleansWarehouse.Silo;

if (DemoRun.IsAsked(args)) return await DemoRun.RunAsync(args);
// Settings are read at the start only. A file watcher on the working folder would be notified of every write to the data folder in it.
var builder = WebApplication.CreateBuilder([.. DemoCommand.WithoutCommand(RebuildViews.WithoutCommand(args)), "--hostBuilder:reloadConfigOnChange=false"]);
builder.AddSettings(args);
builder.AddWarehouse();
builder.AddRequestPipeline();
var features = Features.Of(args);
builder.AddFeatures(features);

if (!StartCheck.TryBuild(builder, out var app, out var failure))
{
    await Console.Error.WriteLineAsync(failure);
    return 1;
}

if (RebuildViews.IsAsked(args)) return await RebuildViews.RunAsync(app.Services);
app.UseScreenFiles();
app.UseRequestPipeline();
app.MapApi(features);
app.MapBesideApi(features);
app.UseScreenPage();
await app.RunAsync();
return 0;
