import type { signIn as english } from '../en/signIn'

export const signIn: Record<keyof typeof english, string> = {
  'signIn.title': 'Connexion',
  'signIn.tagline': 'Commandes et entrepôt, au même endroit et en temps réel.',
  'signIn.by.password': 'Bureau',
  'signIn.by.badge': 'Entrepôt',
  'signIn.by.key': 'Clé d’API',
  'signIn.user': 'Nom d’utilisateur',
  'signIn.password': 'Mot de passe',
  'signIn.site': 'Site',
  'signIn.badge': 'Badge',
  'signIn.badgeHint': 'Scannez votre badge',
  'signIn.pin': 'Code PIN',
  'signIn.key': 'Clé d’API',
  'signIn.keyHint': 'La première clé de l’exploitant est dans le fichier admin.key du dossier de données.',
  'signIn.submit': 'Se connecter',
  'signIn.wrong': 'Les identifiants sont erronés. Vérifiez-les et réessayez.',
  'signIn.locked': 'Trop de tentatives. Patientez un moment.',
  'signIn.unavailable': 'Ce serveur n’offre pas ce mode de connexion.',
}
