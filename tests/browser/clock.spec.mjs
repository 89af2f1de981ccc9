// Times are the United Kingdom's, wherever the computer stands.
import { expect, open, test } from './page.mjs';

test.use({ timezoneId: 'America/New_York' });

test('a deadline in July is kept in UTC, and read as it was typed', async ({ page }) => {
  const year = new Date().getUTCFullYear() + 1;
  await open(page);
  await page.getByLabel('Your name').fill('Ann Officer');
  await page.getByLabel('Your name').blur();
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  await page.getByRole('link', { name: 'Criteria and weights', exact: true }).click();
  await page.getByRole('button', { name: '60\u00a0% price, 40\u00a0% quality', exact: true }).click();
  await page.getByRole('navigation', { name: 'Menu' }).getByText('Set up', { exact: true }).click();
  await page.getByRole('link', { name: 'Lock the award criteria', exact: true }).last().click();
  for (const [label, text] of [['Day', '1'], ['Month', 'July'], ['Year', String(year)], ['Time', '00:30']]) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  await page.getByRole('button', { name: 'Lock the award criteria', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, lock them' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The award criteria are locked' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`1 July ${year} at 00:30`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: /Save as file/ }).first().click();
  let text = '';
  for await (const chunk of await (await saved).createReadStream()) text += chunk;
  expect(text).toContain(`"deadline":"${year}-06-30T23:30:00Z"`);
});
