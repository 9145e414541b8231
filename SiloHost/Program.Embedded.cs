await Console.Error.WriteLineAsync("The embedded engine has no cluster: build with -p:GrainEngine=Orleans, or run Api.");
return 1;
