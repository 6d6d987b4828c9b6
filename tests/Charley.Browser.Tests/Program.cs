using Charley.Browser.Tests;
using Charley.Browser.Tests.Browsing;

if (args is ["screenshots", var folder])
{
    await Screenshots.TakeAsync(folder);
    return 0;
}

if (args is ["icons"])
{
    await AppIcons.DrawAsync();
    return 0;
}

return await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
    args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
