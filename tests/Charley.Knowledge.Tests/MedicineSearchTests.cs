using Charley.Knowledge.Lookup;
using Charley.Testing;

namespace Charley.Knowledge.Tests;

/// <summary>A person finds a medicine as they would type it, and never another one without a warning.</summary>
public sealed class MedicineSearchTests
{
    [Theory]
    [InlineData("furosemide", "furosemide")]
    [InlineData("Lasix", "furosemide")]
    [InlineData("LASIX 40 mg", "furosemide")]
    [InlineData("Lipitor", "atorvastatin")]
    [InlineData("Zestril", "lisinopril")]
    [InlineData("torsemide", "torasemide")]
    [InlineData("alendronate", "alendronic-acid")]
    [InlineData("C03CA01", "furosemide")]
    [InlineData("c10aa05", "atorvastatin")]
    [InlineData("Co-Diovan", "valsartan-hydrochlorothiazide")]
    [InlineData("L Thyroxin", "levothyroxine")]
    [InlineData("Furosemid", "furosemide")]
    [InlineData("Chinin", "quinine")]
    [InlineData("Alendronsäure", "alendronic-acid")]
    [InlineData("Phenprocoumon", "phenprocoumon")]
    public void Names_brands_and_codes_are_found_first(string typed, string id)
    {
        var found = MedicineSearch.Find(RealKnowledge.Value, typed);

        Assert.False(found.Guessed);
        Assert.Equal(id, found.Medicines[0].Id);
    }

    [Theory]
    [InlineData("water tablet")]
    [InlineData("water tablets")]
    [InlineData("diuretic")]
    [InlineData("loop diuretic")]
    public void Classes_in_plain_and_in_medical_words_are_found(string typed)
    {
        var found = MedicineSearch.Find(RealKnowledge.Value, typed);

        Assert.False(found.Guessed);
        Assert.Contains(found.Medicines, medicine => medicine.Id == "furosemide");
    }

    [Theory]
    [InlineData("furosimide", "furosemide")]
    [InlineData("Lipitr", "atorvastatin")]
    [InlineData("sertralin", "sertraline")]
    [InlineData("omeprazol", "omeprazole")]
    [InlineData("levothyroxene", "levothyroxine")]
    [InlineData("hydrochlorthiazide", "hydrochlorothiazide")]
    public void A_misspelling_is_found(string typed, string id) =>
        Assert.Equal(id, MedicineSearch.Find(RealKnowledge.Value, typed).Medicines[0].Id);

    [Fact]
    public void A_match_that_is_only_a_guess_says_so()
    {
        Assert.True(MedicineSearch.Find(RealKnowledge.Value, "furosimide").Guessed);
        Assert.False(MedicineSearch.Find(RealKnowledge.Value, "furos").Guessed);
    }

    [Theory]
    [InlineData("zzzz")]
    [InlineData("xyz")]
    [InlineData("aspirin with lemon")]
    public void What_is_not_in_the_list_finds_nothing(string typed) =>
        Assert.Empty(MedicineSearch.Find(RealKnowledge.Value, typed).Medicines);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void No_text_lists_all(string? typed) =>
        Assert.Equal(RealKnowledge.Value.Medicines.Length, MedicineSearch.Find(RealKnowledge.Value, typed).Medicines.Length);

    [Fact]
    public void Every_name_and_brand_finds_its_medicine_without_guessing() =>
        Assert.All(RealKnowledge.Value.Medicines, medicine => Assert.All(medicine.Names, name =>
        {
            var found = MedicineSearch.Find(RealKnowledge.Value, name);
            Assert.False(found.Guessed, name);
            Assert.Contains(medicine, found.Medicines);
        }));

    [Fact]
    public void No_brand_means_two_medicines() =>
        Assert.Empty(RealKnowledge.Value.Medicines
            .SelectMany(medicine => medicine.Brands.Concat(medicine.OtherNames))
            .GroupBy(brand => brand, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .Select(group => group.Key));

    [Theory]
    [InlineData("diuretics", "hydrochlorothiazide chlortalidone indapamide furosemide bumetanide torasemide spironolactone eplerenone amiloride triamterene")]
    [InlineData("statins", "atorvastatin simvastatin rosuvastatin pravastatin fluvastatin lovastatin pitavastatin")]
    [InlineData("inhalers", "salmeterol formoterol indacaterol salbutamol terbutaline")]
    [InlineData("antidepressants", "sertraline citalopram escitalopram fluoxetine paroxetine fluvoxamine venlafaxine duloxetine")]
    [InlineData("antipsychotics", "haloperidol risperidone olanzapine quetiapine aripiprazole clozapine chlorpromazine")]
    [InlineData("acid blockers", "omeprazole lansoprazole pantoprazole esomeprazole rabeprazole cimetidine")]
    [InlineData("laxatives", "senna bisacodyl sodium-picosulfate lactulose macrogol")]
    [InlineData("heart and mood", "digoxin digitoxin lithium")]
    [InlineData("blood pressure", "lisinopril ramipril enalapril losartan valsartan amlodipine nifedipine felodipine bisoprolol")]
    [InlineData("bones", "alendronic-acid risedronate ibandronic-acid pamidronic-acid zoledronic-acid denosumab raloxifene teriparatide")]
    [InlineData("hormones", "estradiol conjugated-oestrogens combined-pill levothyroxine liothyronine insulin")]
    [InlineData("cholinesterase", "donepezil rivastigmine galantamine pyridostigmine neostigmine")]
    [InlineData("chemotherapy", "cisplatin carboplatin oxaliplatin vincristine vinblastine vinorelbine paclitaxel docetaxel cabazitaxel")]
    [InlineData("immune and steroids", "ciclosporin tacrolimus prednisolone prednisone dexamethasone methylprednisolone hydrocortisone")]
    [InlineData("stimulants", "theophylline methylphenidate lisdexamfetamine amfetamine dexamfetamine modafinil pseudoephedrine caffeine-tablets")]
    [InlineData("others", "zidovudine telbivudine penicillamine quinine isotretinoin gemfibrozil fenofibrate bezafibrate")]
    [InlineData("stopping", "diazepam lorazepam alprazolam clonazepam tramadol oxycodone morphine methadone")]
    [InlineData("dopamine", "levodopa pramipexole ropinirole metoclopramide domperidone prochlorperazine promethazine")]
    public void The_list_holds_each_group(string group, string ids)
    {
        var known = RealKnowledge.Value.Medicines.Select(medicine => medicine.Id).ToHashSet(StringComparer.Ordinal);

        Assert.True(ids.Split(' ').All(known.Contains), $"{group} lacks {string.Join(", ", ids.Split(' ').Where(id => !known.Contains(id)))}");
    }
}
