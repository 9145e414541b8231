using OrleansWarehouse.Benchmarks;

return await Commands.RunAsync(args);
